# The same metrics, read in two ways: as a table in PostgreSQL, and by the API. They are the same figures, and the last
# lines hold them to it. On Debian: apt-get install r-base-core r-cran-rpostgresql r-cran-httr r-cran-jsonlite
#
# Three variables of the environment say where to ask:
#   WINDROSE_URL       as http://localhost:8080
#   WINDROSE_TOKEN     from ./windrose token add r --role viewer
#   WINDROSE_POSTGRES  from ./windrose publish password
suppressPackageStartupMessages({
  library(RPostgreSQL)
  library(httr)
  library(jsonlite)
})

metrics <- c("orders", "revenue", "visitors")

# By PostgreSQL.
door <- parse_url(Sys.getenv("WINDROSE_POSTGRES"))
connection <- dbConnect(
  PostgreSQL(),
  host = door$hostname, port = as.integer(door$port), dbname = door$path,
  user = door$username, password = door$password
)
published <- dbGetQuery(
  connection,
  "select metric, day, value from published.metrics where metric in ('orders', 'revenue', 'visitors') order by day"
)
invisible(dbDisconnect(connection))
days <- seq(min(published$day), max(published$day), by = "day")

# By the API.
answer <- POST(
  paste0(Sys.getenv("WINDROSE_URL"), "/api/analyses/trends"),
  add_headers(Authorization = paste("Bearer", Sys.getenv("WINDROSE_TOKEN"))),
  body = list(
    metrics = lapply(metrics, function(name) list(metric = name)),
    from = format(min(days)), to = format(max(days)), interval = "day"
  ),
  encode = "json"
)
stop_for_status(answer)
trend <- fromJSON(content(answer, "text", encoding = "UTF-8"), simplifyVector = FALSE)
number <- function(value) if (is.null(value)) 0 else as.numeric(value)
asked <- setNames(
  lapply(trend$series, function(series) vapply(series$values, number, numeric(1))),
  metrics[vapply(trend$series, function(series) series$metric + 1, numeric(1))]
)

# They agree.
for (name in metrics) {
  rows <- published[published$metric == name, ]
  of_day <- setNames(rows$value, format(rows$day))[format(days)]
  of_day[is.na(of_day)] <- 0
  stopifnot(length(asked[[name]]) == length(days))
  stopifnot(all(abs(asked[[name]] - of_day) <= 1e-6 * pmax(1, abs(of_day))))
}
cat(length(days), "days agree; revenue", format(round(sum(asked$revenue), 2), nsmall = 2), "\n")
