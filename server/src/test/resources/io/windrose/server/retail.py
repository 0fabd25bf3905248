"""What pandas makes of the file itself: no rule of the program's is used but how invoices are told apart."""
import json
import sys

import pandas as pd

rows = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
rows["quantity"] = rows["Quantity"].astype("int64")
# Prices have three decimals at most, so whole thousandths are exact.
rows["amount"] = (rows["Price"].astype(float) * 1000).round().astype("int64") * rows["quantity"]
rows["at"] = pd.to_datetime(rows["InvoiceDate"])
invoices = rows.groupby("Invoice").agg(
    amount=("amount", "sum"), at=("at", "min"), customer=("Customer ID", "first"), most=("quantity", "max")
)
orders = invoices[(invoices["amount"] > 0) | ((invoices["amount"] == 0) & (invoices["most"] >= 0))].copy()
orders["month"] = orders["at"].dt.to_period("M")

revenue = orders.groupby("month")["amount"].sum()
lines = rows[rows["Invoice"].isin(orders.index)]
products = lines.groupby(lines["StockCode"].str.strip())["amount"].sum()
top = sorted(products.items(), key=lambda each: (-each[1], each[0]))[:10]

orders["person"] = orders["customer"].where(orders["customer"] != "", "order-" + orders.index)
months = orders[["person", "month"]].drop_duplicates()
first = months.groupby("person")["month"].min().rename("first")
months = months.join(first, on="person")
months["after"] = (months["month"] - months["first"]).map(lambda offset: offset.n)
kept = months.groupby(["first", "after"]).size()

print(
    json.dumps(
        {
            "revenue": {str(month): str(amount) for month, amount in revenue.items()},
            "orders": {str(month): int(count) for month, count in orders.groupby("month").size().items()},
            "products": [[sku, str(amount)] for sku, amount in top],
            "kept": {f"{month} {after}": int(count) for (month, after), count in kept.items()},
        }
    )
)
