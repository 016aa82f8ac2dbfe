import type { Http, HttpAnswer, HttpOptions } from "./http";

export interface RecordedAnswer {
  request: string;
  /** Status, headers and body, as one text. */
  text: string;
}

/** Passes requests on and keeps every answer, with its headers. */
export class RecordingHttp implements Http {
  readonly answers: RecordedAnswer[] = [];

  constructor(private readonly http: Http) {}

  get defaults(): Http["defaults"] {
    return this.http.defaults;
  }

  get<T>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>> {
    return this.record(`GET ${path}`, this.http.get<T>(path, options));
  }

  post<T>(path: string, body?: unknown, options?: HttpOptions): Promise<HttpAnswer<T>> {
    return this.record(`POST ${path}`, this.http.post<T>(path, body, options));
  }

  delete<T>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>> {
    return this.record(`DELETE ${path}`, this.http.delete<T>(path, options));
  }

  private async record<T>(request: string, asked: Promise<HttpAnswer<T>>): Promise<HttpAnswer<T>> {
    const answer = await asked;
    const { status, headers, data } = answer;
    this.answers.push({ request, text: JSON.stringify({ status, headers, data }) });
    return answer;
  }
}
