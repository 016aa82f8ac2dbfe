import type { Http, HttpAnswer, HttpOptions } from "./http";

/** A client of one server among several. An answer of a status that is not expected is thrown, like no answer at all. */
export class FetchHttp implements Http {
  readonly defaults: { baseURL: string };

  constructor(baseURL: string) {
    this.defaults = { baseURL };
  }

  get<T>(path: string, options: HttpOptions = {}): Promise<HttpAnswer<T>> {
    return this.ask<T>("GET", path, undefined, options);
  }

  post<T>(path: string, body?: unknown, options: HttpOptions = {}): Promise<HttpAnswer<T>> {
    return this.ask<T>("POST", path, body, options);
  }

  delete<T>(path: string, options: HttpOptions = {}): Promise<HttpAnswer<T>> {
    return this.ask<T>("DELETE", path, undefined, options);
  }

  private async ask<T>(
    method: string,
    path: string,
    body: unknown,
    { headers = {}, validateStatus = isGood, maxRedirects }: HttpOptions,
  ): Promise<HttpAnswer<T>> {
    const answer = await fetch(new URL(path, this.defaults.baseURL), {
      method,
      redirect: maxRedirects === 0 ? "manual" : "follow",
      headers: typeof body === "object" ? { "content-type": "application/json", ...headers } : headers,
      body: typeof body === "object" ? JSON.stringify(body) : (body as string | undefined),
    });
    const text = await answer.text();
    if (!validateStatus(answer.status))
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    const isJson = answer.headers.get("content-type")?.includes("json") === true;
    return {
      status: answer.status,
      data: (isJson ? JSON.parse(text) : text) as T,
      headers: Object.fromEntries(answer.headers),
    };
  }
}

const isGood = (status: number): boolean => status >= 200 && status < 300;
