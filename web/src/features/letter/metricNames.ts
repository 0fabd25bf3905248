/** The metrics that come with the program, by name: as their definitions have them, and in German. */
const BUILT_IN: Record<string, [string, string]> = {
  visitors: ["Visitors", "Besucher"],
  visits: ["Visits", "Besuche"],
  page_views: ["Page views", "Seitenaufrufe"],
  sign_ups: ["Sign-ups", "Anmeldungen"],
  orders: ["Orders", "Bestellungen"],
  revenue: ["Revenue", "Umsatz"],
  net_revenue: ["Revenue after refunds", "Umsatz nach Erstattungen"],
  margin: ["Margin", "Marge"],
  average_order_value: ["Average order value", "Durchschnittlicher Bestellwert"],
  buyers: ["Buyers", "Käufer"],
  new_customers: ["New customers", "Neukunden"],
  refunds: ["Refunds", "Erstattungen"],
  conversion: ["Conversion", "Konversion"],
  spend: ["Spend", "Werbekosten"],
  impressions: ["Impressions", "Einblendungen"],
  clicks: ["Clicks", "Klicks"],
  return_on_ad_spend: ["Return on ad spend", "Umsatz je Werbekosten"],
  cost_per_order: ["Cost per order", "Kosten je Bestellung"],
  cost_per_new_customer: ["Cost per new customer", "Kosten je Neukunde"],
};

/** A company that gives a metric a title of its own is called by it. */
export function metricName({ name, title }: { name: string; title: string }, language: "en" | "de"): string {
  const [english, german] = BUILT_IN[name] ?? [];
  return language === "de" && german !== undefined && title === english ? german : title;
}
