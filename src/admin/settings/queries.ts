import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AccountResponse,
  AccountChangeBody,
  AccountDeletedResponse,
  AccountHistoryResponse,
  NewAccountBody,
  SettingsDTO,
} from "../../contract/settings";
import type { ConnectionCheckDTO, LastCheckResponse } from "../../contract/connection-check";
import type { NotificationHealthDTO } from "../../contract/notification-health";
import type { RightsDTO } from "../../contract/rights";
import type { SetupDTO } from "../../contract/setup";
import type { TrialNotificationDTO } from "../../contract/trial-notification";
import { send, read } from "../server";

const root = ["assist", "settings"] as const;
const keys = {
  settings: [...root, "all"],
  setup: [...root, "setup"],
  health: [...root, "health"],
  check: (account: string) => [...root, "check", account],
  history: (account: string) => [...root, "history", account],
};

const accountPath = (name: string, rest = ""): string => `accounts/${encodeURIComponent(name)}${rest}`;

export function useSettings() {
  return useQuery({ queryKey: keys.settings, queryFn: () => read<SettingsDTO>("settings") });
}

/** Steps are done elsewhere too: in the configuration, in a region, in the storefront. */
export function useSetup() {
  return useQuery({
    queryKey: keys.setup,
    queryFn: () => read<SetupDTO>("setup"),
    refetchInterval: ({ state }) => (state.data?.finished === false ? 10_000 : false),
  });
}

export function useHealth() {
  return useQuery({ queryKey: keys.health, queryFn: () => read<NotificationHealthDTO>("health") });
}

export function useLastCheck(account: string) {
  return useQuery({
    queryKey: keys.check(account),
    queryFn: async () => (await read<LastCheckResponse>(accountPath(account, "/check"))).check,
  });
}

export const historyPage = 10;

export function useHistory(account: string, pages: number) {
  return useQuery({
    queryKey: [...keys.history(account), pages],
    queryFn: () =>
      read<AccountHistoryResponse>(accountPath(account, "/history"), {
        limit: historyPage * pages,
        offset: 0,
      }),
    placeholderData: (previous) => previous,
  });
}

/** Until it is known nothing may be changed: a form that the server would refuse helps nobody. */
export function useMayConfigure(): boolean {
  const { data } = useQuery({
    queryKey: ["assist", "rights"],
    queryFn: () => read<RightsDTO>("rights"),
    staleTime: 60_000,
  });
  return data?.configure ?? false;
}

/** Whatever came of it, what is shown is asked for anew. */
function useAction<Input, Answer>(
  mutationFn: (input: Input) => Promise<Answer>,
  onSuccess?: (answer: Answer) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    ...(onSuccess && { onSuccess }),
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  });
}

export function useMakeAccount(onSuccess: (answer: AccountResponse) => void) {
  return useAction((body: NewAccountBody) => send<AccountResponse>("accounts", { ...body }), onSuccess);
}

export function useChangeAccount(name: string, onSuccess: () => void) {
  return useAction(
    (body: AccountChangeBody) => send<AccountResponse>(accountPath(name), { ...body }),
    () => onSuccess(),
  );
}

export function useRemoveAccount(name: string, onSuccess: () => void) {
  return useAction(
    () => send<AccountDeletedResponse>(accountPath(name), {}, "DELETE"),
    () => onSuccess(),
  );
}

export function useCheckNow(name: string) {
  return useAction(() => send<ConnectionCheckDTO>(accountPath(name, "/check")));
}

export function useTrialNotification(name: string) {
  return useAction(() => send<TrialNotificationDTO>(accountPath(name, "/test-notification")));
}

/** Asks for everything of the settings again. */
export function useReload(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: root });
}
