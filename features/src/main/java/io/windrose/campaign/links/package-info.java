/**
 * Links with the marks by which their visitors are known, written by the company's rules.
 *
 * <p>Door: {@link io.windrose.campaign.links.Links}.
 *
 * <p>What holds always: a link that was built fits the rules of its day; its marks resolve to its campaign; what does
 * not fit is refused with the rule and, where there is a list, the nearest value of it.
 */
@NullMarked
package io.windrose.campaign.links;

import org.jspecify.annotations.NullMarked;
