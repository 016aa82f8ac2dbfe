import { Checkbox, Input, Label, Select, Text } from "@medusajs/ui";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SettingName, SettingValue, AccountDTO } from "../../contract/settings";
import { Field } from "../parts/field";
import { fieldValue, type Draft } from "./draft";
import { fieldKinds, knownHosts, textKeys, type FieldKind } from "./fields";
import { LockedBadge } from "./pieces";

interface SettingFieldProps {
  setting: SettingName;
  draft: Draft;
  onChange: (draft: Draft) => void;
  account?: AccountDTO;
}

/** One setting, in the way that suits it; one that medusa-config has cannot be changed. */
export function SettingField({ setting, draft, onChange, account }: SettingFieldProps) {
  const { t } = useTranslation("assist");
  const id = useId();
  const shown = account?.settings[setting];
  const locked = shown?.locked ?? false;
  const value = fieldValue(draft, setting, account);
  const set = (entered: SettingValue) =>
    onChange({ ...draft, settings: { ...draft.settings, [setting]: entered } });
  const hint = t(`settings.fields.${setting}.hint`, { defaultValue: "" });
  return (
    <Field
      id={id}
      label={t(`settings.fields.${setting}.label`)}
      hint={hint || undefined}
      badge={locked && <LockedBadge />}
    >
      <SettingInput
        id={id}
        kind={fieldKinds[setting]}
        value={value}
        byDefault={shown?.default ?? null}
        disabled={locked}
        onChange={set}
      />
    </Field>
  );
}

interface SettingInputProps {
  id: string;
  kind: FieldKind;
  value: SettingValue;
  byDefault: SettingValue;
  disabled: boolean;
  onChange: (value: SettingValue) => void;
}

function SettingInput({ id, kind, value, byDefault, disabled, onChange }: SettingInputProps) {
  const { t } = useTranslation("assist");
  switch (kind.kind) {
    case "host":
      return <HostInput id={id} value={textOf(value)} disabled={disabled} onChange={onChange} />;
    case "switch":
      return (
        <Options
          id={id}
          value={String(value ?? byDefault ?? false)}
          disabled={disabled}
          options={["false", "true"].map((one) => ({
            value: one,
            label: t(`settings.values.${kind.texts}.${one}`),
          }))}
          onChange={(chosen) => onChange(chosen === "true")}
        />
      );
    case "choice":
      return <ChoiceInput {...{ id, kind, value, byDefault, disabled, onChange }} />;
    case "list":
      return <ListInput {...{ id, kind, value, disabled, onChange }} />;
    case "number":
      return (
        <Input
          id={id}
          type="number"
          inputMode="numeric"
          min={kind.min}
          max={kind.max}
          value={textOf(value)}
          placeholder={textOf(byDefault)}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value === "" ? null : Math.trunc(Number(target.value)))}
        />
      );
    case "text":
      return (
        <Input
          id={id}
          value={textOf(value)}
          placeholder={kind.placeholder ?? textOf(byDefault)}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

const textOf = (value: SettingValue): string => (value === null || Array.isArray(value) ? "" : String(value));

/** The kit's select takes no empty value. */
const nothing = "—";

interface OptionsProps {
  id: string;
  value: string;
  options: readonly { value: string; label: string }[];
  disabled: boolean;
  onChange: (value: string) => void;
}

function Options({ id, value, options, disabled, onChange }: OptionsProps) {
  return (
    <Select
      value={value === "" ? nothing : value}
      disabled={disabled}
      onValueChange={(chosen) => onChange(chosen === nothing ? "" : chosen)}
    >
      <Select.Trigger id={id} aria-describedby={`${id}-hint`}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value === "" ? nothing : option.value}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}

type ChoiceInputProps = SettingInputProps & { kind: Extract<FieldKind, { kind: "choice" }> };

function ChoiceInput({ id, kind, value, byDefault, disabled, onChange }: ChoiceInputProps) {
  const { t } = useTranslation("assist");
  const unset = "unset";
  const options = kind.options.map((option) => ({ value: option, label: optionText(kind.texts, option, t) }));
  const all =
    kind.unset === undefined
      ? options
      : [{ value: unset, label: t(`settings.values.${kind.texts}.${kind.unset}`) }, ...options];
  const chosen = value ?? byDefault;
  return (
    <Options
      id={id}
      value={typeof chosen === "string" ? chosen : unset}
      options={all}
      disabled={disabled}
      onChange={(one) => onChange(one === unset ? null : one)}
    />
  );
}

/** The text of a value; values without a text are the gateway's own words. */
function optionText(texts: string, option: string, t: (key: string) => string): string {
  return texts === "" ? option : t(`settings.values.${texts}.${textKeys[option] ?? option}`);
}

type ListInputProps = Omit<SettingInputProps, "kind" | "byDefault"> & {
  kind: Extract<FieldKind, { kind: "list" }>;
};

/** Nothing chosen means everything. */
function ListInput({ id, kind, value, disabled, onChange }: ListInputProps) {
  const { t } = useTranslation("assist");
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (option: string) => {
    const after = kind.options.filter((one) =>
      one === option ? !chosen.includes(one) : chosen.includes(one),
    );
    onChange(after.length === 0 ? null : after);
  };
  return (
    <div
      role="group"
      id={id}
      className="flex flex-col gap-y-2"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
    >
      <Text size="small" className="text-ui-fg-subtle">
        {chosen.length === 0 && t(`settings.values.${kind.texts}.everything`)}
      </Text>
      {kind.options.map((option) => (
        <div key={option} className="flex items-center gap-x-2">
          <Checkbox
            id={`${id}-${option}`}
            checked={chosen.includes(option)}
            disabled={disabled}
            onCheckedChange={() => toggle(option)}
          />
          <Label htmlFor={`${id}-${option}`} size="small">
            {optionText(kind.texts, option, t)}
          </Label>
        </div>
      ))}
    </div>
  );
}

type HostInputProps = Omit<OptionsProps, "options">;

/** The hosts that everybody gets, and any other as text. */
function HostInput({ id, value, disabled, onChange }: HostInputProps) {
  const { t } = useTranslation("assist");
  const known = knownHosts.some(({ address }) => address === value);
  const [other, setOther] = useState(value !== "" && !known);
  const options = [
    ...knownHosts.map(({ address, key }) => ({ value: address, label: t(`settings.values.host.${key}`) })),
    { value: "other", label: t("settings.values.host.other") },
  ];
  return (
    <div className="flex flex-col gap-y-2">
      <Options
        id={id}
        value={other ? "other" : value}
        options={options}
        disabled={disabled}
        onChange={(chosen) => {
          setOther(chosen === "other");
          onChange(chosen === "other" ? "" : chosen);
        }}
      />
      {other && (
        <Input
          value={value}
          placeholder="https://payments123.paysecure.ru"
          aria-label={t("settings.values.hostOther")}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  );
}
