import { download, fileName } from "../../ui/download";
import { type Asked, send } from "./useQueryRun";

/** The forms in which an answer can be had as a file; Spark's cannot be had as Parquet. */
export const FORMS = ["csv", "csv-spreadsheet", "xlsx", "parquet"] as const;
export type Form = (typeof FORMS)[number];

const ENDINGS: Record<Form, string> = { csv: "csv", "csv-spreadsheet": "csv", xlsx: "xlsx", parquet: "parquet" };

/** Runs the query again, for all its rows, and hands them over as a file. */
export async function downloadAnswer(asked: Asked, form: Form, title: string) {
  const response = await send(asked, { format: form });
  download(`${fileName(title)}.${ENDINGS[form]}`, await response.blob());
}
