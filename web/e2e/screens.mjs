// Every screen, walked in light and dark, wide and narrow. A new screen is a line here, beside a spec of its own.

/** The page of a campaign with a plan and a key; made once a server. */
const campaign = (view) => async (api) => {
  const { items } = await api("GET", "/api/campaigns?text=Walked");
  const found = items[0] ?? (await plannedCampaign(api));
  return `/campaigns/${found.id}${view}`;
};

async function plannedCampaign(api) {
  const made = await api("POST", "/api/campaigns", {
    name: "Walked",
    objective: "To be looked at.",
    startsOn: "2026-03-02",
    endsOn: "2026-03-15",
    budget: { currency: "EUR", weeks: [{ monday: "2026-03-02", amount: 500 }, { monday: "2026-03-09", amount: 700.5 }] },
    target: { metric: "orders", value: 80 },
    channels: ["email"],
  });
  await api("POST", `/api/campaigns/${made.id}/keys`, { kind: "landing-page", fields: { path: "/" } });
  await api("POST", `/api/campaigns/${made.id}/creatives`, { name: "Subject", text: "Two weeks of walking" });
  return made;
}

/** A dashboard with a card of each kind that needs no event; made once a server. */
const dashboard = (view) => async (api) => {
  const { items } = await api("GET", "/api/dashboards");
  const found = items.find(({ name }) => name === "Walked") ?? (await walkedDashboard(api));
  return `/dashboards/${found.id}${view}`;
};

function walkedDashboard(api) {
  const overview = (chart, question) => ({ analysis: { kind: "overview", question, chart } });
  const cards = [
    [12, 2, { markdown: "# Walked\n\nTo be **looked at**." }],
    [3, 2, overview("figure", { measure: "orders" })],
    [6, 5, overview("series", { measure: "visits" })],
    [6, 5, overview("breakdown", { measure: "visits", by: "channel" })],
    [12, 5, { analysis: { kind: "campaigns", question: {} } }],
    [12, 3, { analysis: { kind: "web", question: {}, chart: "figures" } }],
    [6, 5, { analysis: { kind: "web", question: {}, chart: "landings" } }],
    [12, 5, { analysis: { kind: "acquisition", question: { by: "channel" } } }],
    [6, 5, { analysis: { kind: "trends", question: { metrics: [{ metric: "orders" }], by: [], rows: 8, show: "value" }, chart: "expected" } }],
    [3, 3, { analysis: { kind: "trends", question: { metrics: [{ metric: "orders" }], by: [], rows: 8, show: "value" }, chart: "figure" } }],
    [6, 5, { analysis: { kind: "trends", question: { metrics: [{ metric: "visitors" }], by: ["visit.channel"], rows: 8, show: "value" }, chart: "table" } }],
  ];
  let row = 0;
  return api("POST", "/api/dashboards", {
    name: "Walked",
    description: "To be looked at.",
    dates: { days: 30 },
    compare: "previous",
    shared: true,
    cards: cards.map(([width, height, content]) => {
      const place = { column: 0, row, width, height };
      row += height;
      return { place, ...content };
    }),
  });
}

/** A path may have to be made first, by the API. */
export const SCREENS = [
  { name: "sign-in", path: "/sign-in", anonymous: true },
  { name: "live", path: "/live" },
  { name: "overview", path: "/overview" },
  { name: "explore", path: "/explore" },
  { name: "explore-funnels", path: "/explore?view=funnels" },
  { name: "explore-retention", path: "/explore?view=retention" },
  { name: "explore-paths", path: "/explore?view=paths" },
  { name: "explore-customers", path: "/explore?view=customers" },
  { name: "explore-web", path: "/explore?view=web" },
  { name: "explore-campaigns", path: "/explore?view=campaigns" },
  { name: "explore-metrics", path: "/explore/metrics" },
  { name: "explore-new-metric", path: "/explore/new-metric" },
  { name: "start", path: "/start" },
  { name: "start-measure", path: "/start?door=measure&source=shop" },
  { name: "links", path: "/links" },
  { name: "links-build", path: "/links/build" },
  { name: "links-rules", path: "/links/rules" },
  { name: "inbox", path: "/inbox" },
  { name: "inbox-decided", path: "/inbox?view=decided" },
  { name: "sources", path: "/sources" },
  { name: "source", path: "/sources/shop" },
  { name: "source-plan", path: "/sources/shop/plan" },
  { name: "ledger", path: "/ledger" },
  { name: "data-health", path: "/data-health" },
  { name: "attribution", path: "/attribution" },
  { name: "mixes", path: "/mixes" },
  { name: "mix-new", path: "/mixes/new" },
  { name: "budget", path: "/budget" },
  { name: "attribution-counts", path: "/attribution?counts&event=track&view=Email%20Opened" },
  { name: "forecast", path: "/forecast" },
  { name: "reconciliation", path: "/reconciliation" },
  { name: "reconciliation-spend", path: "/reconciliation?money=spend" },
  { name: "published", path: "/published" },
  { name: "people", path: "/people" },
  { name: "account", path: "/account" },
  { name: "sql", path: "/sql" },
  { name: "imports", path: "/imports" },
  { name: "calendar", path: "/calendar" },
  { name: "calendar-year", path: "/calendar?span=year&lanes=channel&country=DE" },
  { name: "calendar-seasons", path: "/calendar?seasons=" },
  { name: "alerts", path: "/alerts" },
  { name: "alerts-metrics", path: "/alerts/metrics" },
  { name: "campaigns", path: "/campaigns" },
  { name: "campaigns-import", path: "/campaigns?import" },
  { name: "campaign-new", path: "/campaigns/new" },
  { name: "campaign-brands", path: "/campaigns/brands" },
  { name: "campaign-plan", path: campaign("?view=plan") },
  { name: "campaign-results", path: campaign("?view=results") },
  { name: "campaign-creatives", path: campaign("?view=creatives") },
  { name: "campaign-keys", path: campaign("?view=keys") },
  { name: "campaign-edit", path: campaign("/edit") },
  { name: "dashboards", path: "/dashboards" },
  { name: "letter", path: "/letter" },
  { name: "dashboard", path: dashboard("") },
  { name: "dashboard-edit", path: dashboard("?edit") },
  { name: "missing", path: "/no/such/page" },
];
