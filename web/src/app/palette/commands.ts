import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api, ask } from "../../api/client";
import { signOut, useMay } from "../../api/session";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { useColorScheme } from "../../ui/appearance";
import {
  type Icon,
  IconCode,
  IconDeviceDesktop,
  IconFileImport,
  IconLogout,
  IconMoon,
  IconPlus,
  IconRss,
  IconSpeakerphone,
  IconSun,
  IconUserPlus,
} from "../../ui/icons";
import { toast } from "../../ui/Toast";
import { rooms } from "../rooms";
import { texts } from "./texts";

export type Group = "pages" | "actions" | "queries" | "sources";
export type Command = {
  /** The same as long as it means the same, so that it is found among the recent ones. */
  id: string;
  group: Group;
  label: string;
  icon: Icon;
  run: () => void;
};

/** All that one may do from anywhere. */
export function useCommands(): Command[] {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const [, choose] = useColorScheme();
  const asked = { staleTime: 60_000 };
  const { data: queries } = useQuery({
    queryKey: ["sql", "queries"],
    queryFn: () => ask(api.GET("/api/sql/queries")),
    enabled: may("sql.run"),
    ...asked,
  });
  const { data: sources } = useQuery({
    queryKey: ["sources"],
    queryFn: () => ask(api.GET("/api/sources")),
    enabled: may("sources.view"),
    ...asked,
  });

  const go = (to: string) => () => void navigate(to);
  const entered = rooms.filter(({ permission }) => permission === undefined || may(permission));
  const has = (path: string) => entered.some((room) => room.path === path);
  const action = (id: string, label: string, icon: Icon, run: () => void, permitted = true): Command[] =>
    permitted ? [{ id: `action ${id}`, group: "actions", label, icon, run }] : [];
  return [
    ...entered.map(({ path, name, icon }) => ({ id: `page ${path}`, group: "pages" as const, label: name[language], icon, run: go(path) })),
    ...action("new-query", t.newQuery, IconCode, go("/sql"), has("/sql")),
    ...action("new-campaign", t.newCampaign, IconSpeakerphone, go("/campaigns/new"), has("/campaigns") && may("campaigns.manage")),
    ...action("create-source", t.createSource, IconPlus, go("/sources?create"), has("/sources") && may("sources.manage")),
    ...action("import", t.importFile, IconFileImport, go("/imports"), has("/imports")),
    ...action("invite", t.invite, IconUserPlus, go("/people?create"), has("/people") && may("users.manage")),
    ...action("light", t.light, IconSun, () => choose("light")),
    ...action("dark", t.dark, IconMoon, () => choose("dark")),
    ...action("auto", t.auto, IconDeviceDesktop, () => choose("auto")),
    ...action("sign-out", t.signOut, IconLogout, () => void signOut().then(() => navigate("/sign-in"), toast.problem)),
    ...(queries?.items ?? []).map(({ id, name }) => ({
      id: `query ${id}`,
      group: "queries" as const,
      label: name,
      icon: IconCode,
      run: go(`/sql?query=${id}`),
    })),
    ...(sources?.items ?? [])
      .filter(({ archivedAt }) => archivedAt === undefined)
      .map(({ name }) => ({ id: `source ${name}`, group: "sources" as const, label: name, icon: IconRss, run: go(`/sources/${name}`) })),
  ];
}
