import { secretWordFindings } from "../home-findings";

it("a secret word of fewer than 16 characters is told, with the reason", () => {
  expect(secretWordFindings({ secretWord: "x".repeat(16) })).toEqual([]);
  const [finding] = secretWordFindings({ secretWord: "x".repeat(15) });
  expect(finding).toMatchObject({ code: "secret-word-short", level: "warning", setting: "secretWord" });
  expect(finding?.sentence).toContain("Every shopper sees what it signs");
});
