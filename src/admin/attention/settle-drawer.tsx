import { Button, Drawer, Heading, Textarea, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import type { Case } from "./case";
import { useSettle } from "./queries";

/** The button that opens the form in which staff say that they have dealt with a case. */
export function SettleDrawer({ about }: { about: Case }) {
  const { t } = useTranslation("assist");
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button type="button" size="small" variant="secondary">
          {t("attention.settle.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <Heading>{t("attention.settle.title")}</Heading>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("attention.settle.description")}
          </Drawer.Description>
        </Drawer.Header>
        <SettleForm about={about} onDone={() => setOpen(false)} />
      </Drawer.Content>
    </Drawer>
  );
}

function SettleForm({ about, onDone }: { about: Case; onDone: () => void }) {
  const { t } = useTranslation("assist");
  const [note, setNote] = useState("");
  const [pressed, setPressed] = useState(false);
  const settle = useSettle(about);
  const missing = pressed && note.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (note.trim() === "" || settle.isPending) return;
    settle.mutate(note.trim(), {
      onSuccess: () => {
        toast.success(t("attention.settle.done"));
        onDone();
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
        <Failure error={settle.error} />
        <Field
          id="assist-settle-note"
          label={t("attention.settle.note")}
          hint={t("attention.settle.noteHint")}
          error={missing ? t("attention.settle.noteMissing") : undefined}
        >
          <Textarea
            id="assist-settle-note"
            rows={3}
            maxLength={1000}
            value={note}
            aria-invalid={missing}
            aria-describedby="assist-settle-note-hint"
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={settle.isPending}>
          {t("attention.settle.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
