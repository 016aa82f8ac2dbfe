import type { ReactNode } from "react";

interface OptionCardProps {
  group: string;
  value: string;
  chosen: boolean;
  onChoose: () => void;
  icon?: ReactNode;
  name: string;
  note?: string;
  aside?: string;
  testId: string;
  provider?: string;
}

/** One of several: a radio button with the whole card as its label. */
export function OptionCard({
  group,
  value,
  chosen,
  onChoose,
  icon,
  name,
  note,
  aside,
  testId,
  provider,
}: OptionCardProps) {
  return (
    <label className="option" data-testid={testId} data-provider={provider}>
      <input type="radio" name={group} value={value} checked={chosen} onChange={onChoose} />
      {icon && <span className="option-icon">{icon}</span>}
      <span className="option-text">
        <span className="option-name">{name}</span>
        {note && <span className="muted">{note}</span>}
      </span>
      {aside && <span className="option-aside">{aside}</span>}
    </label>
  );
}
