package io.dangol.partner.shipment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.partner.shipment.ShipmentApi.Line;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Lines in the database: as JSON, as they came. They are read with their shipment and never looked for. */
@Converter
class LinesAsText implements AttributeConverter<List<Line>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    static List<Line> read(String text) {
        try {
            return JSON.readValue(text, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lines that were kept cannot be read", e);
        }
    }

    @Override
    public String convertToDatabaseColumn(List<Line> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lines cannot be kept", e);
        }
    }

    @Override
    public List<Line> convertToEntityAttribute(String text) {
        return read(text);
    }
}
