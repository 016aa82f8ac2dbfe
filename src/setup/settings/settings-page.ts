import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type { AccountDTO, SettingsDTO } from "../../contract/settings";
import type { SeenAccount } from "../../accounts/editing/settings-page";
import {
  readProviders,
  readSetupProblems,
  type ConfiguredProvider,
} from "../../platform/config/payment-module";
import { staffLookup, type StaffLookup } from "../../platform/staff/users";

/** Everything that the settings page shows. */
export async function readSettingsDTO(container: MedusaContainer): Promise<SettingsDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const { encryption, backendUrl, problems } = assist.settings;
  const providers = readProviders(container);
  const accounts = await assist.settings.accounts();
  const staff = await staffLookup(
    container,
    accounts.flatMap(({ updatedBy }) => updatedBy ?? []),
  );
  return {
    encryption: { state: encryption.state, sentence: encryption.sentence },
    backend_url: backendUrl?.href ?? null,
    notification_url: backendUrl ? new URL("/hooks/assist/notification", backendUrl).href : null,
    providers: providers.map(({ id, providerId, account }) => ({ id, provider_id: providerId, account })),
    problems: [
      ...problems,
      ...readSetupProblems(
        container,
        accounts.map(({ name }) => name),
      ),
    ],
    accounts: accounts.map((account) => toAccountDTO(account, providers, staff)),
  };
}

/** Throws NOT_FOUND for an account that is neither in medusa-config nor in the panel. */
export async function readAccountDTO(container: MedusaContainer, name: string): Promise<AccountDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const account = await assist.settings.account(name);
  if (!account) throw unknownAccount();
  const staff = await staffLookup(container, account.updatedBy === null ? [] : [account.updatedBy]);
  return toAccountDTO(account, readProviders(container), staff);
}

export function unknownAccount(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist account of this name.");
}

/** Field by field: what is known of an account besides stays inside, its secrets first of all. */
function toAccountDTO(
  account: SeenAccount,
  providers: readonly ConfiguredProvider[],
  staff: StaffLookup,
): AccountDTO {
  return {
    name: account.name,
    source: account.source,
    complete: account.problems.length === 0,
    problems: account.problems.map(({ setting, sentence }) => ({ setting, sentence })),
    revision: account.revision,
    updated_at: account.updatedAt?.toISOString() ?? null,
    updated_by: account.updatedBy === null ? null : staff(account.updatedBy),
    settings: account.settings,
    secrets: account.secrets,
    config_lines: providers.some((provider) => provider.account === account.name)
      ? null
      : configLines(account.name),
  };
}

/** What to add to the payment module in medusa-config so that an account is offered to shoppers. */
export function configLines(account: string): string {
  // Medusa makes the provider's name of the id: an underscore in it would be taken for its end.
  const id = account.replaceAll("_", "-");
  return [
    "modules: [",
    "  {",
    '    resolve: "@medusajs/medusa/payment",',
    '    dependencies: ["assist", "query", "locking"],',
    "    options: {",
    "      providers: [",
    `        { resolve: "medusa-payment-assist/providers/assist", id: "${id}", options: { account: "${account}" } },`,
    "      ],",
    "    },",
    "  },",
    "],",
  ].join("\n");
}
