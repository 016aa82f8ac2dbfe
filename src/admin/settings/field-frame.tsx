import { LockClosedSolidMini } from "@medusajs/icons";
import { Badge, Hint, Input, Label } from "@medusajs/ui";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface FieldFrameProps {
  id: string;
  label: string;
  hint?: string | undefined;
  locked?: boolean;
  children: ReactNode;
}

/** A label, the field and what to know about it. */
export function FieldFrame({ id, label, hint, locked = false, children }: FieldFrameProps) {
  const { t } = useTranslation("assist");
  return (
    <div className="flex flex-col gap-y-1.5">
      <div className="flex items-center gap-x-2">
        <Label id={`${id}-label`} htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {locked && (
          <Badge size="2xsmall" className="gap-x-1">
            <LockClosedSolidMini aria-hidden />
            {t("settings.account.locked")}
          </Badge>
        )}
      </div>
      {children}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

export function TextField({ label, hint, value, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint}>
      <Input
        id={id}
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
