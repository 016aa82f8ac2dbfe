export interface StorefrontConfig {
  /** Where the Medusa server answers, as the shopper's browser reaches it. */
  backendUrl: string;
  publishableKey: string;
}

export interface StorefrontServerOptions {
  /** 0 takes a free port. */
  port: number;
  /** The shop's settings, or a function that returns them (undefined while they are not known yet). */
  config: StorefrontConfig | (() => StorefrontConfig | undefined | Promise<StorefrontConfig | undefined>);
}

export interface StorefrontServer {
  /** The address to open; its origin must be in the backend's `storeCors`. */
  url: string;
  close(): Promise<void>;
}

export declare function serveStorefront(options: StorefrontServerOptions): Promise<StorefrontServer>;
