package io.dangol.loyalty.catalog;

import io.dangol.loyalty.rule.RuleSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All of it, as it stood in one version. */
public final class Catalog {

    private final long version;
    private final Map<UUID, ProgramTerms> programs;
    private final Map<String, List<ProgramTerms>> claimable;
    private final Map<String, Store> stores;
    private final Set<UUID> counted;
    private final Map<String, CoalitionTerms> coalitions;
    private final Kinds kinds;
    private final Map<UUID, BonusCampaign> campaigns;
    private final Map<Pinned, RuleSet> past;

    /** A version of a programme's rules. */
    public record Pinned(UUID programId, int version) {}

    Catalog(
            long version,
            Map<UUID, ProgramTerms> programs,
            Map<String, Store> stores,
            Set<UUID> counted,
            Map<UUID, BonusCampaign> campaigns,
            Map<String, CoalitionTerms> coalitions,
            Kinds kinds) {
        this.version = version;
        this.programs = programs;
        this.claimable = programs.values().stream()
                .filter(program -> program.receiptClaimDays() != null)
                .collect(Collectors.groupingBy(ProgramTerms::currency));
        this.stores = stores;
        this.counted = counted;
        this.campaigns = campaigns;
        this.coalitions = coalitions;
        this.kinds = kinds;
        this.past = Map.of();
    }

    private Catalog(Catalog of, Map<UUID, BonusCampaign> campaigns, Kinds kinds, Map<Pinned, RuleSet> past) {
        this.version = of.version;
        this.programs = of.programs;
        this.claimable = of.claimable;
        this.stores = of.stores;
        this.counted = of.counted;
        this.coalitions = of.coalitions;
        this.campaigns = campaigns;
        this.kinds = kinds;
        this.past = past;
    }

    /** Programmes of this currency in which a receipt without a card can be claimed. */
    public List<ProgramTerms> claimable(String currency) {
        return claimable.getOrDefault(currency, List.of());
    }

    public Optional<CoalitionTerms> coalition(String code) {
        return Optional.ofNullable(coalitions.get(code));
    }

    public Optional<Store> store(String code) {
        return Optional.ofNullable(stores.get(code));
    }

    /** Whether a partner is known here, by any store that it has or had. */
    public boolean hasStoresOf(UUID partnerId) {
        return stores.values().stream().anyMatch(store -> store.partnerId().equals(partnerId));
    }

    public Optional<ProgramTerms> program(UUID id) {
        return Optional.ofNullable(programs.get(id));
    }

    /** With the rules that were in force when it was sold. Who asks for others than those of now has had them read. */
    public Optional<ProgramTerms> program(UUID id, Instant soldAt) {
        return program(id).map(terms -> then(terms, terms.ruleVersionAt(soldAt)));
    }

    private ProgramTerms then(ProgramTerms terms, int ruleVersion) {
        if (ruleVersion == terms.ruleVersion()) {
            return terms;
        }
        RuleSet rules = past.get(new Pinned(terms.id(), ruleVersion));
        if (rules == null) {
            throw new IllegalStateException("Rules of the past were not read");
        }
        return terms.with(ruleVersion, rules);
    }

    /** Partners with a funding account: what they give is counted, and may have to wait until they pay. */
    public Set<UUID> countedPartners() {
        return counted;
    }

    /** Of those that a programme's rules name now. */
    public Optional<BonusCampaign> campaign(UUID id) {
        return Optional.ofNullable(campaigns.get(id));
    }

    /** {@link Kind#NONE} where nothing is known of the product. */
    public Kind kind(String sku) {
        return kinds.of(sku);
    }

    /** Whether nothing of it changed since. */
    boolean is(long otherVersion, long productVersion) {
        return version == otherVersion && kinds.version() == productVersion;
    }

    long version() {
        return version;
    }

    Kinds kinds() {
        return kinds;
    }

    /** With these beside those of now. */
    Catalog with(Map<UUID, BonusCampaign> others) {
        Map<UUID, BonusCampaign> all = new HashMap<>(campaigns);
        all.putAll(others);
        return new Catalog(this, all, kinds, past);
    }

    Catalog with(Kinds changed) {
        return new Catalog(this, campaigns, changed, past);
    }

    Catalog and(Map<Pinned, RuleSet> pastRules) {
        return new Catalog(this, campaigns, kinds, Map.copyOf(pastRules));
    }
}
