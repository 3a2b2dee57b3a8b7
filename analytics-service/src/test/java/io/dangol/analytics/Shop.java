package io.dangol.analytics;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner with one store and a currency that nobody else uses, so that a test sees its own figures only. */
public final class Shop {

    public static final String DECEMBER = "2010-12-20";
    public static final String JANUARY = "2011-01-10";

    public final UUID partnerId = UUID.randomUUID();
    public final UUID storeId = UUID.randomUUID();
    public final String storeCode = "S-" + storeId;
    public final String currency;

    private final OtherServices others;

    public Shop(OtherServices others) {
        this(others, letters(UUID.randomUUID()));
    }

    public Shop(OtherServices others, String currency) {
        this.others = others;
        this.currency = currency;
    }

    public void open() {
        others.tell(
                "io.dangol.partner.PartnerChanged.v1",
                Map.of("partnerId", partnerId, "name", "Partner " + partnerId, "status", "ACTIVE"));
        others.tell(
                "io.dangol.partner.StoreChanged.v1",
                Map.of(
                        "storeId", storeId,
                        "partnerId", partnerId,
                        "code", storeCode,
                        "name", "Store " + storeId,
                        "status", "OPEN"));
    }

    /** @return the sale's id */
    @CanIgnoreReturnValue
    public UUID sells(String day, long amount, @Nullable UUID member) {
        Map<String, @Nullable Object> sale = sale(day, amount, member);
        others.tell("io.dangol.loyalty.SaleRecorded.v1", sale);
        return (UUID) requireNonNull(sale.get("saleId"));
    }

    public Map<String, @Nullable Object> sale(String day, long amount, @Nullable UUID member) {
        Map<String, @Nullable Object> sale = common(day, amount, member);
        sale.put("saleId", UUID.randomUUID());
        return sale;
    }

    public void takesBack(
            String day, long amount, @Nullable UUID member, @Nullable UUID saleId, @Nullable String saleDay) {
        Map<String, @Nullable Object> back = common(day, amount, member);
        back.put("returnId", UUID.randomUUID());
        back.put("saleId", saleId);
        back.put("saleBusinessDay", saleDay);
        others.tell("io.dangol.loyalty.SaleReturned.v1", back);
    }

    /** With a coalition's card and no own one. */
    public Map<String, @Nullable Object> shown(String day, long amount, String coalition) {
        Map<String, @Nullable Object> sale = sale(day, amount, null);
        sale.put("coalition", coalition);
        others.tell("io.dangol.loyalty.SaleRecorded.v1", sale);
        return sale;
    }

    public void claimed(Map<String, @Nullable Object> sale, UUID member, @Nullable UUID customer) {
        Map<String, @Nullable Object> claim = new HashMap<>(sale);
        claim.put("memberId", member);
        claim.put("customerId", customer);
        others.tell("io.dangol.loyalty.SaleClaimed.v1", claim);
    }

    public void posts(UUID member, UUID program, String kind, long points) {
        others.tell(
                "io.dangol.loyalty.PointsPosted.v1",
                Map.of(
                        "entryId", UUID.randomUUID(),
                        "memberId", member,
                        "programId", program,
                        "kind", kind,
                        "points", points,
                        "storeId", storeId,
                        "partnerId", partnerId));
    }

    public void identifies(UUID member) {
        others.tell(
                "io.dangol.loyalty.MemberIdentified.v1", Map.of("memberId", member, "customerId", UUID.randomUUID()));
    }

    private Map<String, @Nullable Object> common(String day, long amount, @Nullable UUID member) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("storeId", storeId);
        fields.put("storeCode", storeCode);
        fields.put("partnerId", partnerId);
        fields.put("currency", currency);
        fields.put("totalAmount", amount);
        fields.put("memberId", member);
        fields.put("customerId", null);
        fields.put("businessDay", day);
        return fields;
    }

    private static String letters(UUID id) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            letters.append((char) ('A' + Math.floorMod(id.hashCode() / (int) Math.pow(26, i), 26)));
        }
        return letters.toString();
    }
}
