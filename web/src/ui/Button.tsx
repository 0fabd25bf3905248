import { ActionIcon, Button as MantineButton, Tooltip } from "@mantine/core";
import type { ComponentProps, MouseEventHandler, ReactNode } from "react";
import { Link } from "react-router";
import type { Icon } from "./icons";

type Look = "primary" | "plain" | "quiet" | "danger";

type ButtonProps = {
  children: ReactNode;
  look?: Look;
  icon?: Icon;
  onClick?: MouseEventHandler<HTMLElement>;
  /** Leads to a screen instead of doing something. */
  to?: string;
  submits?: boolean;
  busy?: boolean;
  disabled?: boolean;
  small?: boolean;
  wide?: boolean;
  /** For those who do not see what stands beside it; begins with what is written on it. */
  label?: string;
  /** Whether what it opens is open. */
  expanded?: boolean;
};

const LOOKS = {
  primary: { variant: "filled" },
  plain: { variant: "default" },
  quiet: { variant: "subtle" },
  danger: { variant: "filled", color: "coral" },
} as const;

export function Button({ children, look = "plain", icon: Icon, onClick, to, submits, busy, disabled, small, wide, label, expanded }: ButtonProps) {
  const shared = {
    ...LOOKS[look],
    leftSection: Icon && <Icon size={16} stroke={1.75} aria-hidden />,
    size: small ? "xs" : "sm",
    fullWidth: wide,
    onClick,
    "aria-label": label,
    "aria-expanded": expanded,
  };
  return to === undefined ? (
    <MantineButton {...shared} type={submits ? "submit" : "button"} loading={busy} disabled={disabled}>
      {children}
    </MantineButton>
  ) : (
    <MantineButton {...shared} component={Link} to={to}>
      {children}
    </MantineButton>
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "color" | "style"> & {
  icon: Icon;
  /** What it does, for those who do not see it, and on hover for those who do. */
  label: string;
  pressed?: boolean;
  busy?: boolean;
};

export function IconButton({ icon: Icon, label, pressed, busy, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant={pressed ? "light" : "subtle"}
        color={pressed ? "sea" : "var(--quiet)"}
        size={32}
        aria-label={label}
        aria-pressed={pressed}
        loading={busy}
        {...rest}
      >
        <Icon size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
