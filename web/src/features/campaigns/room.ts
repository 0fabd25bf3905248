import type { Room } from "../../app/rooms";
import { IconSpeakerphone } from "../../ui/icons";

export const room: Room = {
  group: "campaigns",
  position: 1,
  path: "/campaigns",
  name: { en: "All campaigns", de: "Alle Kampagnen" },
  icon: IconSpeakerphone,
  permission: "campaigns.view",
  screens: [
    { path: "campaigns", load: () => import("./CampaignsScreen") },
    { path: "campaigns/new", load: () => import("./NewCampaignScreen") },
    { path: "campaigns/brands", load: () => import("./BrandsScreen") },
    { path: "campaigns/:id", load: () => import("./CampaignScreen") },
    { path: "campaigns/:id/edit", load: () => import("./EditCampaignScreen") },
  ],
};
