import type { Schema } from "../../api/client";

export type LeftOut = Schema<"LeftOut">;

export const LEFT_OUT: LeftOut[] = ["robots", "internal"];
