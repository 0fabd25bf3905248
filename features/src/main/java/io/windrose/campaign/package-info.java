/**
 * The campaign as one thing: what is planned, by whom it was approved, and by which keys its touches are known.
 *
 * <p>Doors: {@link io.windrose.campaign.Campaigns}, {@link io.windrose.campaign.Creatives} and
 * {@link io.windrose.campaign.Brands}. State is in the schema {@code campaign}.
 *
 * <p>What holds always: a change that was made on an older version is refused; a campaign is approved by its approver
 * or by an owner, and what was approved is changed by them alone; who is limited to brands sees the campaigns of these
 * brands and no others.
 */
@NullMarked
package io.windrose.campaign;

import org.jspecify.annotations.NullMarked;
