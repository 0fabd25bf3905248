import { Drawer as MantineDrawer, Menu as MantineMenu, Modal, Popover, Tooltip } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTexts } from "../texts/texts";
import type { Icon } from "./icons";
import { texts } from "./texts";

export { Popover, Tooltip };

type OverlayProps = { title: string; opened: boolean; onClose: () => void; children: ReactNode };

export function Dialog({ title, opened, onClose, children, wide = false }: OverlayProps & { wide?: boolean }) {
  const t = useTexts(texts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? "xl" : "md"}
      centered
      closeButtonProps={{ "aria-label": t.close }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Modal>
  );
}

export function Drawer({ title, opened, onClose, children, side = "right" }: OverlayProps & { side?: "left" | "right" }) {
  const t = useTexts(texts);
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={side}
      closeButtonProps={{ "aria-label": t.close }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </MantineDrawer>
  );
}

export type MenuItem = { label: ReactNode; icon?: Icon; onClick: () => void; danger?: boolean; disabled?: boolean } | { note: ReactNode } | "divider";

/** A button that opens a list of things to do. */
export function Menu({ target, items }: { target: ReactElement; items: MenuItem[] }) {
  return (
    <MantineMenu position="bottom-end" withinPortal transitionProps={{ duration: 100 }}>
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {items.map((item, index) =>
          item === "divider" ? (
            <MantineMenu.Divider key={index} />
          ) : "note" in item ? (
            <MantineMenu.Label key={index}>{item.note}</MantineMenu.Label>
          ) : (
            <MantineMenu.Item
              key={index}
              leftSection={item.icon && <item.icon size={16} stroke={1.75} aria-hidden />}
              color={item.danger ? "coral" : undefined}
              disabled={item.disabled}
              onClick={item.onClick}
            >
              {item.label}
            </MantineMenu.Item>
          ),
        )}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
