import { useNavigate } from "react-router";
import { signOut, useMe } from "../api/session";
import { useTexts } from "../texts/texts";
import { type ColorScheme, useColorScheme } from "../ui/appearance";
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from "../ui/icons";
import { Menu } from "../ui/overlays";
import { toast } from "../ui/Toast";
import { texts } from "./texts";
import styles from "./UserMenu.module.css";

const SCHEMES = [
  { scheme: "light", icon: IconSun },
  { scheme: "dark", icon: IconMoon },
  { scheme: "auto", icon: IconDeviceDesktop },
] as const satisfies { scheme: ColorScheme; icon: unknown }[];

export function UserMenu() {
  const t = useTexts(texts);
  const me = useMe();
  const navigate = useNavigate();
  const [chosen, choose] = useColorScheme();
  return (
    <Menu
      target={
        <button type="button" className={styles.user}>
          <span className={styles.initial} aria-hidden>
            {me.name.charAt(0).toUpperCase()}
          </span>
          <span className="hidden-label">{t.you} </span>
          <span className={styles.name}>{me.name}</span>
        </button>
      }
      items={[
        ...(me.brands.length > 0 ? [{ note: `${t.limited(me.brands)}. ${t.limitedNote}` }] : []),
        { label: t.account, icon: IconUser, onClick: () => void navigate("/account") },
        "divider",
        ...SCHEMES.map(({ scheme, icon }) => ({
          label: (
            <span className={styles.scheme}>
              {t[scheme]}
              {chosen === scheme && <IconCheck size={14} aria-hidden />}
            </span>
          ),
          icon,
          onClick: () => choose(scheme),
        })),
        "divider",
        {
          label: t.signOut,
          icon: IconLogout,
          onClick: () => void signOut().then(() => navigate("/sign-in"), toast.problem),
        },
      ]}
    />
  );
}
