import { Hint, Label } from "@medusajs/ui";
import type { ReactNode } from "react";

interface FieldProps {
  /** Id of the control inside, so that the label belongs to it. */
  id: string;
  label: string;
  /** Beside the label. */
  badge?: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** A labelled control of a form. The control takes `aria-describedby={`${id}-hint`}` where there is a hint or an error. */
export function Field({ id, label, badge, hint, error, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-y-1">
      <div className="flex items-center gap-x-2">
        <Label id={`${id}-label`} htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {badge}
      </div>
      {children}
      {(error ?? hint) !== undefined && (
        <Hint id={`${id}-hint`} variant={error === undefined ? "info" : "error"}>
          {error ?? hint}
        </Hint>
      )}
    </div>
  );
}
