import { Select } from "@medusajs/ui";

interface ChoiceProps<Value extends string> {
  id?: string;
  /** For a reader who does not see, where no label belongs to `id`. */
  label?: string;
  value: Value;
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  onChange: (value: Value) => void;
  size?: "base" | "small";
}

/** One of several values, in the kit's own select. */
export function Choice<Value extends string>({
  id,
  label,
  value,
  options,
  onChange,
  size,
}: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Select value={value} onValueChange={choose} size={size ?? "base"}>
      <Select.Trigger id={id} aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
