import "./still";
import { type Input, pageOf, questionsOf } from "./page";

// What the server calls: texts of JSON in, texts out.
Object.assign(globalThis, {
  windroseReport: {
    questions: (input: string): string => JSON.stringify(questionsOf(JSON.parse(input) as Input)),
    page: (input: string): string => JSON.stringify(pageOf(JSON.parse(input) as Input)),
  },
});
