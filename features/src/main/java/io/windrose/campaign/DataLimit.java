package io.windrose.campaign;

import io.windrose.core.Forbidden;
import io.windrose.lake.query.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which data a caller may see.
 *
 * @param brands those that the caller is limited to; empty for one who sees everything
 * @param ofBrands the sources of these brands
 */
public record DataLimit(List<Brand> brands, Set<String> ofBrands) {
    /** No limit. */
    public static final DataLimit NONE = new DataLimit(List.of(), Set.of());

    public DataLimit {
        brands = List.copyOf(brands);
        ofBrands = Set.copyOf(ofBrands);
    }

    public boolean isLimited() {
        return !brands.isEmpty();
    }

    /** For what knows sources and no campaigns, the only ones that it may show; empty for all. */
    public Optional<Set<String>> sources() {
        return isLimited() ? Optional.of(ofBrands) : Optional.empty();
    }

    public boolean permits(String source) {
        return !isLimited() || ofBrands.contains(source);
    }

    /**
     * Refuses a source of none of the brands.
     *
     * @throws Forbidden with the brands that the caller sees
     */
    public void require(String source) {
        if (!permits(source)) {
            throw new Forbidden(
                    "campaign.other-brand",
                    "you see %s, and the source \"%s\" is of none of them: ask an owner".formatted(words(), source));
        }
    }

    /** Says that the limit is why; {@code what} goes on from there. */
    public Forbidden refused(String what) {
        return new Forbidden("campaign.limited-to-brands", "you see %s, and %s: ask an owner".formatted(words(), what));
    }

    private String words() {
        return brands.stream()
                .map(brand -> "\"" + brand.name() + "\"")
                .collect(Collectors.joining(", ", brands.size() == 1 ? "the brand " : "the brands ", ""));
    }

    /** What SQL sees; empty for everything. */
    public Optional<Excerpt> excerpt() {
        return isLimited() ? Optional.of(BrandExcerpt.of(this)) : Optional.empty();
    }
}
