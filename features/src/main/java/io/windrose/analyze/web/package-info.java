/**
 * Which pages a site's visits begin with, see and end with, for how long these have their readers' attention, and how
 * fast they are.
 *
 * <p>The door is {@link io.windrose.analyze.web.WebAnalyses}. {@code docs/spec/web-analytics.md} defines each figure.
 *
 * <p>What holds always: visits of all landing pages add up to the visits, views of all pages to the page views; what is
 * beyond the rows asked for, or of no page, has a row.
 */
@NullMarked
package io.windrose.analyze.web;

import org.jspecify.annotations.NullMarked;
