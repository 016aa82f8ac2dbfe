import { sanitise } from "./sanitise";

/** Parameters of a request. Names match whatever their case (§1.3); a doubled parameter is joined by a comma, as the gateway's server does. */
export class Fields {
  private readonly values = new Map<string, string>();

  constructor(pairs: Iterable<[string, string]>) {
    for (const [name, value] of pairs) {
      const key = name.toLowerCase();
      const earlier = this.values.get(key);
      this.values.set(key, earlier === undefined ? value : `${earlier},${value}`);
    }
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  /** Exactly as sent: what check values are made over. */
  raw(name: string): string | undefined {
    return this.values.get(name.toLowerCase());
  }

  /** As the gateway stores it; empty when absent. */
  text(name: string): string {
    return sanitise(name, this.raw(name) ?? "").trim();
  }

  names(): string[] {
    return [...this.values.keys()];
  }
}
