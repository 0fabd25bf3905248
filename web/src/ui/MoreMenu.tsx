import { type Cell, csv } from "../format/csv";
import { useTexts } from "../texts/texts";
import { IconButton } from "./Button";
import { downloadCsv, downloadXlsx } from "./download";
import { IconDots, IconDownload } from "./icons";
import { Menu, type MenuItem } from "./overlays";
import { texts } from "./texts";

type MoreMenuProps = { label: string; items: MenuItem[] };

/** What else can be done with a part of a page; nothing where there is nothing. */
export function MoreMenu({ label, items }: MoreMenuProps) {
  return items.length > 0 && <Menu target={<MoreButton label={label} />} items={items} />;
}

/** Mantine's menu gives its target the attributes of a menu button. */
function MoreButton({ label, ...given }: { label: string }) {
  return <IconButton icon={IconDots} label={label} {...given} />;
}

/** A table as a file. */
export type Sheet = { title: string; header: string[]; rows: Cell[][] };

/** The ways to take a table along. */
export function useSheetItems(): (sheet: Sheet) => MenuItem[] {
  const t = useTexts(texts);
  return ({ title, header, rows }) => [
    { label: t.downloadCsv, icon: IconDownload, onClick: () => downloadCsv(title, csv(header, rows)) },
    { label: t.downloadXlsx, icon: IconDownload, onClick: () => void downloadXlsx(title, header, rows) },
  ];
}

/** With a line between what was given and the files. */
export function withFiles(own: MenuItem[], files: MenuItem[]): MenuItem[] {
  return own.length > 0 && files.length > 0 ? [...own, "divider", ...files] : [...own, ...files];
}

/** Of a table: what else can be done with it, and its files once it is there. */
export function TableMenu({ sheet, items = [] }: { sheet: Sheet | undefined; items?: MenuItem[] }) {
  const t = useTexts(texts);
  const files = useSheetItems();
  return <MoreMenu label={t.more} items={withFiles(items, sheet ? files(sheet) : [])} />;
}
