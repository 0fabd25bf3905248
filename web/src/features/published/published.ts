import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type Publication = Schema<"Publication">;
export type Reader = Schema<"PublishedReader">;

const KEY = ["published"];

export function usePublication() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => ask(api.GET("/api/published", { signal })) });
}

export async function publishNow() {
  queries.setQueryData(KEY, await ask(api.POST("/api/published")));
}

/** The password is in this answer, and in no other. */
export async function newPassword(): Promise<Reader> {
  const made = await ask(api.POST("/api/published/password"));
  await queries.invalidateQueries({ queryKey: KEY });
  return made;
}

export async function letNobody() {
  await ask(api.DELETE("/api/published/password"));
  await queries.invalidateQueries({ queryKey: KEY });
}

/** What stands for a password that is not known any more. */
export const HIDDEN = "…";

export const WAYS = ["psql", "address", "pandas", "r"] as const;
export type Way = (typeof WAYS)[number];

/** How a program connects, ready to be copied. */
export function connection(way: Way, { role, host, port, database, password = HIDDEN }: Reader): string {
  const secret = password === HIDDEN ? HIDDEN : encodeURIComponent(password);
  const address = `postgresql://${role}:${secret}@${host.includes(":") ? `[${host}]` : host}:${port}/${database}`;
  switch (way) {
    case "psql":
      return `psql "${address}"`;
    case "address":
      return address;
    case "pandas":
      return `pandas.read_sql("select * from published.metrics", "${address}")`;
    case "r":
      return `DBI::dbConnect(RPostgres::Postgres(), host = "${host}", port = ${port}, dbname = "${database}", user = "${role}", password = "${password}")`;
  }
}
