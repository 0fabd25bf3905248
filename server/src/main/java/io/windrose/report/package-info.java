/**
 * Dashboards as documents: the pictures of the screen without a screen.
 *
 * <p>Doors: {@link io.windrose.report.ReportScript}, which runs the web app's own code for questions, pictures and
 * words; {@link io.windrose.report.PdfPrinter}, which prints what it wrote.
 *
 * <p>Invariants: the script reaches neither files, nor the network, nor Java; texts go in and come out. What is printed
 * needs nothing from elsewhere.
 */
@NullMarked
package io.windrose.report;

import org.jspecify.annotations.NullMarked;
