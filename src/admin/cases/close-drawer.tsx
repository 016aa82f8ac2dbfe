import { Button, Drawer, Heading, Textarea, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDTO } from "../../contract/cases";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import { useCloseCase } from "./queries";

/** The button that opens the form in which staff say that they have dealt with a case. */
export function CloseDrawer({ about }: { about: CaseDTO }) {
  const { t } = useTranslation("assist");
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button type="button" size="small" variant="secondary">
          {t("cases.close.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <Heading>{t("cases.close.title")}</Heading>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("cases.close.description")}
          </Drawer.Description>
        </Drawer.Header>
        <CloseForm about={about} onDone={() => setOpen(false)} />
      </Drawer.Content>
    </Drawer>
  );
}

function CloseForm({ about, onDone }: { about: CaseDTO; onDone: () => void }) {
  const { t } = useTranslation("assist");
  const [note, setNote] = useState("");
  const [pressed, setPressed] = useState(false);
  const close = useCloseCase(about);
  const missing = pressed && note.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (note.trim() === "" || close.isPending) return;
    close.mutate(note.trim(), {
      onSuccess: () => {
        toast.success(t("cases.close.done"));
        onDone();
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
        <Failure error={close.error} />
        <Field
          id="assist-close-note"
          label={t("cases.close.note")}
          hint={t("cases.close.noteHint")}
          error={missing ? t("cases.close.noteMissing") : undefined}
        >
          <Textarea
            id="assist-close-note"
            rows={3}
            maxLength={1000}
            value={note}
            aria-invalid={missing}
            aria-describedby="assist-close-note-hint"
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
        <Button type="submit" size="small" isLoading={close.isPending}>
          {t("cases.close.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
