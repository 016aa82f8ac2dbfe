/** The part of axios that the tests use; the test runner makes the client. */
export interface Http {
  defaults: { baseURL: string };
  get<T = unknown>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>>;
  post<T = unknown>(path: string, body?: unknown, options?: HttpOptions): Promise<HttpAnswer<T>>;
  delete<T = unknown>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>>;
}

export interface HttpOptions {
  headers?: Record<string, string>;
  /** Answers of any status are refunded instead of thrown. */
  validateStatus?: (status: number) => boolean;
  maxRedirects?: number;
}

export interface HttpAnswer<T> {
  status: number;
  data: T;
  headers: Record<string, string>;
}

export const anyStatus = { validateStatus: () => true, maxRedirects: 0 };
