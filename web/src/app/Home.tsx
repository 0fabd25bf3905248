import { useQueries } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { api, ask } from "../api/client";
import { useMay } from "../api/session";
import { rooms } from "./rooms";

const GUIDE = "/start";

/** Where one goes first: the guide as long as nothing sends events and no file was brought, else the first room. */
export function Home() {
  const may = useMay();
  const [sources, imports] = useQueries({
    queries: [
      { queryKey: ["sources"], queryFn: () => ask(api.GET("/api/sources")), enabled: may("sources.view") },
      {
        queryKey: ["imports", "any"],
        queryFn: () => ask(api.GET("/api/imports", { params: { query: { limit: 1 } } })),
        enabled: may("imports.view"),
      },
    ],
  });
  if (sources.isLoading || imports.isLoading) return null;
  const sending = sources.data?.items.some((source) => source.archivedAt === undefined) ?? true;
  const brought = (imports.data?.items.length ?? 0) > 0;
  const entered = rooms.filter((room) => room.permission === undefined || may(room.permission));
  const guide = entered.find((room) => room.path === GUIDE);
  const first = entered.find((room) => room !== guide);
  return <Navigate replace to={(!sending && !brought && guide ? guide.path : first?.path) ?? "/account"} />;
}
