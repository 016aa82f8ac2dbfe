import type {
  AccountHistoryResponse,
  SecretName,
  SettingName,
  SettingsDTO,
  SettingValue,
  AccountDTO,
} from "../../src/contract/settings";
import { anyStatus, type Http, type HttpAnswer } from "./http";

export type AccountReply = HttpAnswer<{ account: AccountDTO; type?: string; message: string }>;

export interface Wanted {
  settings?: Partial<Record<SettingName, SettingValue>>;
  secrets?: Partial<Record<SecretName, string | null>>;
}

/** Staff who set up accounts in the admin panel, over HTTP as they would. */
export class Panel {
  constructor(
    private readonly api: Http,
    private readonly staff: { headers: Record<string, string> },
  ) {}

  async read(): Promise<SettingsDTO> {
    return (await this.api.get<SettingsDTO>("/admin/assist/settings", this.staff)).data;
  }

  async account(name: string): Promise<AccountDTO> {
    const found = (await this.read()).accounts.find((account) => account.name === name);
    if (!found) throw new Error(`The panel shows no account ${name}`);
    return found;
  }

  make(body: unknown): Promise<AccountReply> {
    return this.api.post("/admin/assist/accounts", body, { ...this.staff, ...anyStatus });
  }

  /** By the revision of now. */
  async change(name: string, wanted: Wanted): Promise<AccountReply> {
    const { revision } = await this.account(name);
    return this.send(name, { revision, ...wanted });
  }

  send(name: string, body: unknown): Promise<AccountReply> {
    return this.api.post(`/admin/assist/accounts/${name}`, body, { ...this.staff, ...anyStatus });
  }

  remove(name: string): Promise<AccountReply> {
    return this.api.delete(`/admin/assist/accounts/${name}`, { ...this.staff, ...anyStatus });
  }

  async history(name: string, query = ""): Promise<AccountHistoryResponse> {
    return (
      await this.api.get<AccountHistoryResponse>(`/admin/assist/accounts/${name}/history${query}`, this.staff)
    ).data;
  }
}

/** The contract of the local Assist's one merchant. */
export function demoAccount(gatewayUrl: string): Required<Wanted> {
  return {
    settings: {
      gatewayUrl,
      merchantId: "679471",
      login: "assist_demo",
      storefrontUrl: "http://localhost:8000",
    },
    secrets: { password: "assistdemo1", secretWord: "demo-secret-word" },
  };
}
