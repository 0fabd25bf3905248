import { written } from "../features/letter/forms";
import { type Reading, said } from "../features/letter/said";

// What the server calls: a text of JSON in, a text out.
Object.assign(globalThis, {
  windroseReport: { page: (input: string): string => JSON.stringify(written(said(JSON.parse(input) as Reading))) },
});
