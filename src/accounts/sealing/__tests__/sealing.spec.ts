import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { readKeyring } from "../keyring";
import { open, seal } from "../sealing";

const ours = randomBytes(32).toString("base64");
const ring = readKeyring(ours, undefined);
const place = { account: "ru", setting: "password" };
const sealed = (text: string, where = place, keyring = ring): string => {
  if (!keyring.current) throw new Error("There is no key");
  return seal(text, where, keyring.current);
};

describe("a sealed secret", () => {
  it("opens as it was, whatever it is, and looks different each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const once = sealed(text);
        expect(open(once, place, ring)).toEqual({ kind: "opened", text, keyId: ring.current?.id });
        expect(sealed(text)).not.toBe(once);
        if (text.length > 8) expect(once).not.toContain(text);
      }),
    );
  });

  it("does not open as another account's or another setting's", () => {
    const text = sealed("assistdemo1");
    expect(open(text, { ...place, account: "by" }, ring)).toEqual({ kind: "damaged" });
    expect(open(text, { ...place, setting: "secretWord" }, ring)).toEqual({ kind: "damaged" });
    expect(open(text, { account: "ru\npassword", setting: "" }, ring)).toEqual({ kind: "damaged" });
  });

  it("does not open when a single character of it is changed, cut off or added", () => {
    const text = sealed("assistdemo1");
    const start = text.lastIndexOf(".") + 1;
    for (let at = start; at < text.length; at++) {
      const other = text[at] === "A" ? "Q" : "A";
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      expect({ at, opening: open(changed, place, ring) }).toEqual({ at, opening: { kind: "damaged" } });
      expect(open(text.slice(0, at), place, ring)).toEqual({ kind: "damaged" });
    }
    expect(open(`${text}AAAA`, place, ring)).toEqual({ kind: "damaged" });
    for (const value of [undefined, null, 7, {}, "", "v1", "v1..", "v2.0000000000000000.AAAA", "assistdemo1"])
      expect(open(value, place, ring)).toEqual({ kind: "damaged" });
  });

  it("says that its key is lost when none of ours sealed it", () => {
    const other = readKeyring(randomBytes(32).toString("hex"), undefined);
    expect(open(sealed("assistdemo1", place, other), place, ring)).toEqual({ kind: "key-lost" });
    expect(open(sealed("assistdemo1"), place, readKeyring(undefined, undefined))).toEqual({
      kind: "key-lost",
    });
  });

  it("opens with the previous key while the key is changed", () => {
    const next = readKeyring(randomBytes(32).toString("base64url"), ours);
    expect(next.state).toBe("ready");
    expect(open(sealed("assistdemo1"), place, next)).toMatchObject({ kind: "opened", text: "assistdemo1" });
    expect(open(sealed("assistdemo1", place, next), place, ring)).toEqual({ kind: "key-lost" });
  });
});

describe("the plugin option encryptionKey", () => {
  it.each(["base64", "base64url", "hex"] as const)("may be 32 bytes in %s, the same key in each", (form) => {
    const bytes = randomBytes(32);
    const keyring = readKeyring(` ${bytes.toString(form)}\n`, undefined);
    expect(keyring).toMatchObject({ state: "ready", current: { bytes } });
    expect(keyring.current?.id).toBe(readKeyring(bytes.toString("hex"), undefined).current?.id);
  });

  it.each(["short", randomBytes(31).toString("base64"), randomBytes(33).toString("hex"), "ключ".repeat(11)])(
    "of another length or form is told in a sentence that does not repeat it: %j",
    (text) => {
      const keyring = readKeyring(text, undefined);
      expect(keyring).toMatchObject({ state: "wrong", all: [] });
      expect(keyring.sentence).toMatch(/32 bytes.*openssl rand -base64 32/);
      expect(keyring.sentence).not.toContain(text);
      expect(readKeyring(ours, text)).toMatchObject({
        state: "wrong",
        sentence: expect.stringMatching(/previous/),
      });
    },
  );

  it("that is missing is told with how to make one", () => {
    expect(readKeyring(undefined, undefined)).toMatchObject({ state: "missing", all: [] });
    expect(readKeyring("", undefined).sentence).toMatch(/openssl rand -base64 32/);
  });
});
