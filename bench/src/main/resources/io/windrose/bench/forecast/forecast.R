# R's forecasts of the series of a file: Rscript forecast.R FILE
# Prints series,method,step,mean,low80,high80,low95,high95.
suppressMessages(library(forecast))
rows <- read.csv(commandArgs(TRUE)[1])
cat("series,method,step,mean,low80,high80,low95,high95\n")
for (one in split(rows, factor(rows$series, unique(rows$series)))) {
  y <- ts(one$value[one$set == "in"], frequency = one$freq[1])
  h <- sum(one$set == "out")
  made <- list(
    "R snaive" = snaive(y, h, level = c(80, 95)),
    "R ets" = forecast(ets(y), h, level = c(80, 95)),
    "R thetaf" = thetaf(y, h, level = c(80, 95)))
  for (name in names(made)) {
    f <- made[[name]]
    cat(sprintf("%s,%s,%d,%.10g,%.10g,%.10g,%.10g,%.10g\n", one$series[1], name, 1:h,
                f$mean, f$lower[, 1], f$upper[, 1], f$lower[, 2], f$upper[, 2]), sep = "")
  }
}
