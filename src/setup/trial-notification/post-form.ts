import { Agent, request } from "undici";

const deadlineMilliseconds = 10_000;
const longestAnswer = 64 * 1024;

export type Posted =
  | { answered: true; status: number; text: string; location?: string }
  | { answered: false; why: "certificate" | "refused" | "host-unknown" | "deadline" | "no-connection" };

/** One POST over a connection of its own. Redirects are not followed: Assist would not follow them either [guess]. */
export async function postForm(url: URL, fields: Record<string, string>): Promise<Posted> {
  const agent = new Agent({ connect: { rejectUnauthorized: true } });
  const signal = AbortSignal.timeout(deadlineMilliseconds);
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      body: new URLSearchParams(fields).toString(),
      signal,
    });
    let text = "";
    for await (const part of answer.body as AsyncIterable<Buffer>) {
      text += part.toString("utf8");
      if (text.length > longestAnswer) break;
    }
    const { location } = answer.headers;
    return {
      answered: true,
      status: answer.statusCode,
      text,
      ...(typeof location === "string" && { location }),
    };
  } catch (error) {
    return { answered: false, why: signal.aborted ? "deadline" : whyOf(error) };
  } finally {
    await agent.destroy();
  }
}

function whyOf(error: unknown): Extract<Posted, { answered: false }>["why"] {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) return "certificate";
  if (code === "ECONNREFUSED") return "refused";
  return code === "ENOTFOUND" || code === "EAI_AGAIN" ? "host-unknown" : "no-connection";
}
