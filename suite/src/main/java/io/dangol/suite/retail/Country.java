package io.dangol.suite.retail;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the wholesaler sells. Each country is a partner with one store: its own shop, a dealer near by, a distributor abroad. */
public enum Country {
    UNITED_KINGDOM("United Kingdom", "UK", Channel.OWN_STORES),
    EIRE("EIRE", "IE", Channel.DEALER),
    CHANNEL_ISLANDS("Channel Islands", "CI", Channel.DEALER),
    AUSTRALIA("Australia", "AU", Channel.DISTRIBUTOR),
    AUSTRIA("Austria", "AT", Channel.DISTRIBUTOR),
    BAHRAIN("Bahrain", "BH", Channel.DISTRIBUTOR),
    BELGIUM("Belgium", "BE", Channel.DISTRIBUTOR),
    CYPRUS("Cyprus", "CY", Channel.DISTRIBUTOR),
    DENMARK("Denmark", "DK", Channel.DISTRIBUTOR),
    FINLAND("Finland", "FI", Channel.DISTRIBUTOR),
    FRANCE("France", "FR", Channel.DISTRIBUTOR),
    GERMANY("Germany", "DE", Channel.DISTRIBUTOR),
    ICELAND("Iceland", "IS", Channel.DISTRIBUTOR),
    ISRAEL("Israel", "IL", Channel.DISTRIBUTOR),
    ITALY("Italy", "IT", Channel.DISTRIBUTOR),
    JAPAN("Japan", "JP", Channel.DISTRIBUTOR),
    LITHUANIA("Lithuania", "LT", Channel.DISTRIBUTOR),
    NETHERLANDS("Netherlands", "NL", Channel.DISTRIBUTOR),
    NORWAY("Norway", "NO", Channel.DISTRIBUTOR),
    POLAND("Poland", "PL", Channel.DISTRIBUTOR),
    PORTUGAL("Portugal", "PT", Channel.DISTRIBUTOR),
    SPAIN("Spain", "ES", Channel.DISTRIBUTOR),
    SWEDEN("Sweden", "SE", Channel.DISTRIBUTOR),
    SWITZERLAND("Switzerland", "CH", Channel.DISTRIBUTOR);

    private static final Map<String, Country> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(c -> c.nameInFile, Function.identity()));

    private final String nameInFile;
    private final String code;
    private final Channel channel;

    Country(String nameInFile, String code, Channel channel) {
        this.nameInFile = nameInFile;
        this.code = code;
        this.channel = channel;
    }

    static Country named(String nameInFile) {
        Country country = BY_NAME.get(nameInFile);
        if (country == null) {
            throw new IllegalArgumentException("No partner is known for the country " + nameInFile);
        }
        return country;
    }

    /** The partner's own reference at the wholesaler, by which it is found again. */
    public String externalId() {
        return "online-retail-" + code;
    }

    public String partnerName() {
        return switch (channel) {
            case OWN_STORES -> "Own shops, " + label();
            case DEALER -> "Dealer " + label();
            case DISTRIBUTOR -> "Distributor " + label();
        };
    }

    public String label() {
        return this == EIRE ? "Ireland" : nameInFile;
    }

    public String partnerType() {
        return channel.name();
    }

    public String storeCode() {
        return code + "-01";
    }

    private enum Channel {
        OWN_STORES,
        DEALER,
        DISTRIBUTOR
    }
}
