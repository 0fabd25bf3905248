import { createBrowserRouter, type RouteObject } from "react-router";
import { Broken, Missing } from "./Broken";
import { Home } from "./Home";
import { Permitted } from "./Permitted";
import { rooms } from "./rooms";
import { Shell } from "./Shell";

const screens: RouteObject[] = rooms.flatMap((room) =>
  room.screens.map(({ path, load }) => ({
    path,
    lazy: async () => {
      const { Component } = await load();
      return {
        Component: () => (
          <Permitted permission={room.permission}>
            <Component />
          </Permitted>
        ),
      };
    },
  })),
);

export const router = createBrowserRouter([
  { path: "/sign-in", lazy: () => import("../features/signin/SignInScreen"), HydrateFallback: Nothing },
  {
    path: "/",
    Component: Shell,
    HydrateFallback: Nothing,
    ErrorBoundary: Broken,
    children: [
      {
        ErrorBoundary: Broken,
        children: [{ index: true, Component: Home }, ...screens, { path: "*", Component: Missing }],
      },
    ],
  },
]);

/** The page's own ground, until the first screen is there. */
function Nothing() {
  return null;
}
