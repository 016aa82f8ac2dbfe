import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AccountAnswer,
  AccountChangeBody,
  HistoryAnswer,
  NewAccountBody,
  SettingsAnswer,
} from "../../contract/settings";
import type { ConnectionCheck } from "../../contract/connection-check";
import type { Health } from "../../contract/notification-health";
import type { Setup } from "../../contract/setup";
import type { TrialNotification } from "../../contract/trial-notification";
import { act, read } from "../server";

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
  return useQuery({ queryKey: keys.settings, queryFn: () => read<SettingsAnswer>("settings") });
}

/** Steps are done elsewhere too: in the configuration, in a region, in the storefront. */
export function useSetup() {
  return useQuery({
    queryKey: keys.setup,
    queryFn: () => read<Setup>("setup"),
    refetchInterval: ({ state }) => (state.data?.finished === false ? 10_000 : false),
  });
}

export function useHealth() {
  return useQuery({ queryKey: keys.health, queryFn: () => read<Health>("health") });
}

export function useLastCheck(account: string) {
  return useQuery({
    queryKey: keys.check(account),
    queryFn: async () =>
      (await read<{ check: ConnectionCheck | null }>(accountPath(account, "/check"))).check,
  });
}

export const historyPage = 10;

export function useHistory(account: string, pages: number) {
  return useQuery({
    queryKey: [...keys.history(account), pages],
    queryFn: () =>
      read<HistoryAnswer>(accountPath(account, "/history"), { limit: historyPage * pages, offset: 0 }),
    placeholderData: (previous) => previous,
  });
}

/** Until it is known nothing may be changed: a form that the server would refuse helps nobody. */
export function useMayConfigure(): boolean {
  const { data } = useQuery({
    queryKey: ["assist", "rights"],
    queryFn: () => read<{ configure: boolean }>("rights"),
    staleTime: 60_000,
  });
  return data?.configure ?? false;
}

/** Whatever came of it, what is shown is asked for anew. */
function useAct<Input, Answer>(
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

export function useMakeAccount(onSuccess: (answer: AccountAnswer) => void) {
  return useAct((body: NewAccountBody) => act<AccountAnswer>("accounts", { ...body }), onSuccess);
}

export function useChangeAccount(name: string, onSuccess: () => void) {
  return useAct(
    (body: AccountChangeBody) => act<AccountAnswer>(accountPath(name), { ...body }),
    () => onSuccess(),
  );
}

export function useRemoveAccount(name: string, onSuccess: () => void) {
  return useAct(
    () => act<unknown>(accountPath(name), {}, "DELETE"),
    () => onSuccess(),
  );
}

export function useCheckNow(name: string) {
  return useAct(() => act<ConnectionCheck>(accountPath(name, "/check")));
}

export function useTrialNotification(name: string) {
  return useAct(() => act<TrialNotification>(accountPath(name, "/test-notification")));
}

/** Asks for everything of the settings again. */
export function useReload(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: root });
}
