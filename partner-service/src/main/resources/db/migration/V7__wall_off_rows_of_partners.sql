call wall_off('partner', 'id');
call wall_off('store', 'partner_id');
-- Clients of headquarters belong to no partner, so no partner sees them.
call wall_off('api_client', 'partner_id');
