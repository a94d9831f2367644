# What the R package mldr (fcharte/mldr, R/measures.R) says of the label sets in
# LabelStatisticsTests.swift; CVIR as Charte et al. (2015) define it.
#
#     Rscript label_statistics.R path/to/mldr/R/measures.R
source(commandArgs(trailingOnly = TRUE)[1])
sets <- list("a", "a", c("a", "b"), c("a", "b", "c"), c("b", "c"), character(), c("a", "d"), "c",
             "a", c("a", "b", "d"), character(), c("a", "c"))
labels <- c("a", "b", "c", "d")
data <- as.data.frame(t(sapply(sets, function(set) as.integer(labels %in% set))))
names(data) <- labels
set <- dataset_measures(list(dataset = data, labels = label_measures(data, seq_along(labels))))
print(format(unlist(measures(set)), digits = 17))
print(format(set$labels, digits = 17))
ratios <- set$labels$IRLbl
cat("CVIR", format(sd(ratios) / mean(ratios), digits = 17), "\n")
