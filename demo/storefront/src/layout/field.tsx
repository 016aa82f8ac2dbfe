import type { InputHTMLAttributes } from "react";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  onValue: (value: string) => void;
}

export function Field({ id, label, hint, error, onValue, className, ...input }: FieldProps) {
  const note = error ?? hint;
  const noteId = note ? `${id}-note` : undefined;
  return (
    <div className={`field ${className ?? ""}`}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        data-testid={id}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={noteId}
        onChange={(event) => onValue(event.target.value)}
      />
      {note && (
        <p id={noteId} className={error ? "field-error" : "field-hint"}>
          {note}
        </p>
      )}
    </div>
  );
}
