package io.windrose.market;

/** What brought a person to the shop: a campaign, or something unpaid. */
sealed interface Touch permits Campaign, Unpaid {}
