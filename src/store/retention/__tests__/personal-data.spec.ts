import { readdirSync } from "node:fs";
import { join } from "node:path";
import { columnKinds, erased, personalColumns, type PersonalTable } from "../personal-data";

interface Property {
  parse(name: string): { dataType?: { name: string } };
}

interface Entity {
  parse(): { tableName: string; schema: Record<string, Property> };
}

const folder = join(__dirname, "../../../modules/assist/models");
const tables = readdirSync(folder).flatMap((file) => {
  // row.ts holds types alone.
  const { default: entity } = jest.requireActual<{ default?: Entity }>(join(folder, file));
  return entity ? [entity.parse()] : [];
});

/** Columns that can hold any text at all. */
const freeColumns = (schema: Record<string, Property>): string[] =>
  Object.entries(schema).flatMap(([name, property]) => {
    const type = property.parse(name).dataType?.name ?? "";
    return ["text", "json", "id", "array"].includes(type) ? [name] : [];
  });

describe("what may be about the person who pays", () => {
  it("is said of every column of text or JSON that a model has, and of no other", () => {
    const kinds: Record<string, Record<string, string>> = columnKinds;
    expect(tables.map(({ tableName }) => tableName).toSorted()).toEqual(Object.keys(kinds).toSorted());
    for (const { tableName, schema } of tables) {
      expect({ [tableName]: Object.keys(kinds[tableName] ?? {}).toSorted() }).toEqual({
        [tableName]: freeColumns(schema).toSorted(),
      });
    }
  });

  it("is erased from every table that has anything of the kind", () => {
    for (const [table, columns] of Object.entries(columnKinds)) {
      const personal = Object.entries(columns).flatMap(([column, kind]) =>
        kind === "personal" ? [column] : [],
      );
      if (personal.length === 0) continue;
      expect({ [table]: personalColumns(table as PersonalTable) }).toEqual({ [table]: personal });
      expect(Object.keys(erased(table as PersonalTable))).toEqual(personal);
    }
    expect(erased("assist_operation")).toEqual({ masked_card: null, message: null });
    expect(erased("assist_case")).toEqual({ message: "Erased.", note: null });
  });
});
