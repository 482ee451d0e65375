from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "engagement_milestones" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "code" VARCHAR(64) NOT NULL UNIQUE,
    "category" VARCHAR(32) NOT NULL,
    "metric" VARCHAR(64) NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "difficulty" SMALLINT NOT NULL,
    "points" INT NOT NULL,
    "icon" VARCHAR(16) NOT NULL,
    "title_id" VARCHAR(255) NOT NULL,
    "text_id" VARCHAR(255) NOT NULL,
    "celebration_id" VARCHAR(1024) NOT NULL,
    "repeatable" BOOL NOT NULL DEFAULT False,
    "active" BOOL NOT NULL DEFAULT True,
    "position" INT NOT NULL DEFAULT 0,
    "origin" VARCHAR(32) NOT NULL,
    "seeded_at" TIMESTAMPTZ NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN "engagement_milestones"."category" IS 'COMMUNICATION: communication\nCONSISTENCY: consistency\nQUALITY: quality\nEXPLORATION: exploration\nWELLBEING: wellbeing\nSOCIAL: social\nLOYALTY: loyalty';
COMMENT ON TABLE "engagement_milestones" IS 'One achievement of a bot''s deployment; seeded at start, kept when it is no longer offered.';
        CREATE TABLE IF NOT EXISTS "experiment_periods" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "layer" VARCHAR(64) NOT NULL,
    "salt" VARCHAR(64) NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "ix_period_layer" ON "experiment_periods" ("bot_id", "layer", "started_at");
COMMENT ON TABLE "experiment_periods" IS 'How chance divided people during one time: a change of salt or share begins a new one.';
        CREATE TABLE IF NOT EXISTS "engagement_people_news" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "reader" VARCHAR(32) NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "ix_people_news_person" ON "engagement_people_news" ("person_id", "reader");
COMMENT ON COLUMN "engagement_people_news"."reader" IS 'PATTERNS: patterns\nMILESTONES: milestones';
COMMENT ON TABLE "engagement_people_news" IS 'A person one reader has to look at again; written where their days change, then deleted.';
        CREATE TABLE IF NOT EXISTS "user_behavior_patterns" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "interactions" BIGINT NOT NULL,
    "interactions_7" INT NOT NULL,
    "interactions_14" INT NOT NULL,
    "interactions_30" INT NOT NULL,
    "interactions_90" INT NOT NULL,
    "active_days" INT NOT NULL,
    "active_days_7" INT NOT NULL,
    "active_days_14" INT NOT NULL,
    "active_days_30" INT NOT NULL,
    "active_days_90" INT NOT NULL,
    "per_day_7" DOUBLE PRECISION NOT NULL,
    "per_day_14" DOUBLE PRECISION NOT NULL,
    "per_day_30" DOUBLE PRECISION NOT NULL,
    "per_day_90" DOUBLE PRECISION NOT NULL,
    "active_share_30" DOUBLE PRECISION NOT NULL,
    "age_days" INT NOT NULL,
    "silent_days" DOUBLE PRECISION,
    "gap_mean_hours" DOUBLE PRECISION,
    "gap_median_hours" DOUBLE PRECISION,
    "gap_p90_hours" DOUBLE PRECISION,
    "burstiness" DOUBLE PRECISION,
    "sessions" INT NOT NULL,
    "sessions_30" INT NOT NULL,
    "session_half_hours" DOUBLE PRECISION,
    "session_interactions" DOUBLE PRECISION,
    "rhythm" JSONB NOT NULL,
    "rhythm_weight" DOUBLE PRECISION NOT NULL,
    "preferred_hours" JSONB NOT NULL,
    "preferred_weekday" SMALLINT,
    "hour_centre" DOUBLE PRECISION,
    "hour_concentration" DOUBLE PRECISION,
    "preferred_types" JSONB NOT NULL,
    "preferred_contents" JSONB NOT NULL,
    "preferred_commands" JSONB NOT NULL,
    "preferred_features" JSONB NOT NULL,
    "contents_used" INT NOT NULL,
    "commands_used" INT NOT NULL,
    "features_used" INT NOT NULL,
    "streak" INT NOT NULL,
    "longest_streak" INT NOT NULL,
    "trend" DOUBLE PRECISION,
    "mood_mean" DOUBLE PRECISION,
    "mood_trend" DOUBLE PRECISION,
    "mood_volatility" DOUBLE PRECISION,
    "mood_n" INT NOT NULL,
    "quality_mean" DOUBLE PRECISION,
    "reply_latency_seconds" DOUBLE PRECISION,
    "value_percentile" DOUBLE PRECISION,
    "zone" VARCHAR(64),
    "zone_source" VARCHAR(32),
    "zone_confidence" DOUBLE PRECISION,
    "risk_recency" DOUBLE PRECISION,
    "risk_frequency" DOUBLE PRECISION,
    "risk_decline" DOUBLE PRECISION,
    "risk_sentiment" DOUBLE PRECISION,
    "risk" DOUBLE PRECISION,
    "risk_band" VARCHAR(32) NOT NULL,
    "risk_source" VARCHAR(32) NOT NULL,
    "reasons" JSONB NOT NULL,
    "predicted_mood" DOUBLE PRECISION,
    "best_hours" JSONB NOT NULL,
    "analysed_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "engagement_person" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "ix_patterns_risk" ON "user_behavior_patterns" ("bot_id", "risk_band", "value_percentile");
CREATE INDEX IF NOT EXISTS "ix_patterns_value" ON "user_behavior_patterns" ("bot_id", "value_percentile");
COMMENT ON COLUMN "user_behavior_patterns"."zone_source" IS 'LANGUAGE: language\nRHYTHM: rhythm\nPERSON: person';
COMMENT ON COLUMN "user_behavior_patterns"."risk_band" IS 'LOW: low\nMEDIUM: medium\nHIGH: high\nUNKNOWN: unknown';
COMMENT ON COLUMN "user_behavior_patterns"."risk_source" IS 'FOUR_FACTORS: four_factors\nMODEL: model';
COMMENT ON TABLE "user_behavior_patterns" IS 'A person''s `Patterns` (`domain/patterns.py` says what each column means); upserted.';
        CREATE TABLE IF NOT EXISTS "user_milestone_progress" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "current" DOUBLE PRECISION NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "peak" DOUBLE PRECISION NOT NULL,
    "percent" DOUBLE PRECISION NOT NULL,
    "velocity_per_day" DOUBLE PRECISION,
    "estimated_at" TIMESTAMPTZ,
    "estimated_earliest_at" TIMESTAMPTZ,
    "estimated_latest_at" TIMESTAMPTZ,
    "times" INT NOT NULL DEFAULT 0,
    "is_silent" BOOL NOT NULL DEFAULT False,
    "achieved_at" TIMESTAMPTZ,
    "celebrated_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "milestone_id" BIGINT NOT NULL REFERENCES "engagement_milestones" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_user_milest_person__11f3b7" UNIQUE ("person_id", "milestone_id")
);
CREATE INDEX IF NOT EXISTS "ix_progress_achieved" ON "user_milestone_progress" ("bot_id", "milestone_id", "achieved_at");
COMMENT ON TABLE "user_milestone_progress" IS 'A person''s way to one milestone.';
        CREATE TABLE IF NOT EXISTS "consent_events" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "purpose" VARCHAR(32) NOT NULL,
    "given" BOOL NOT NULL,
    "wording" VARCHAR(32) NOT NULL,
    "place" VARCHAR(64) NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "ix_consent_person" ON "consent_events" ("person_id", "purpose", "id");
COMMENT ON COLUMN "consent_events"."purpose" IS 'OUTREACH: outreach\nANALYTICS: analytics\nTRAINING: training\nTEXT_STORAGE: text_storage\nLLM: llm';
COMMENT ON TABLE "consent_events" IS 'One change of consent; only ever appended to. The newest of a purpose is what holds.';
        CREATE TABLE IF NOT EXISTS "proactive_outreaches" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "key" VARCHAR(160) NOT NULL,
    "type" VARCHAR(32) NOT NULL,
    "status" VARCHAR(32) NOT NULL,
    "refusal" VARCHAR(64),
    "arm" VARCHAR(32) NOT NULL,
    "held_out_by" VARCHAR(64),
    "experiment_period_id" BIGINT,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "score" DOUBLE PRECISION,
    "reasons" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "template" VARCHAR(64),
    "template_propensity" DOUBLE PRECISION,
    "locale" VARCHAR(35),
    "text_source" VARCHAR(32),
    "text" TEXT,
    "propensity" DOUBLE PRECISION,
    "is_hour_random" BOOL NOT NULL DEFAULT False,
    "attempt_number" SMALLINT NOT NULL DEFAULT 1,
    "person_version" BIGINT NOT NULL,
    "is_test" BOOL NOT NULL DEFAULT False,
    "requested_by" BIGINT,
    "decided_at" TIMESTAMPTZ NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "not_before_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "lease_until" TIMESTAMPTZ,
    "worker" VARCHAR(100),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "attempts" INT NOT NULL DEFAULT 0,
    "error" VARCHAR(255),
    "sending_at" TIMESTAMPTZ,
    "sent_at" TIMESTAMPTZ,
    "message_id" BIGINT,
    "response" VARCHAR(32),
    "responded_at" TIMESTAMPTZ,
    "returned_at" TIMESTAMPTZ,
    "muted_at" TIMESTAMPTZ,
    "blocked_at" TIMESTAMPTZ,
    "deleted_at" TIMESTAMPTZ,
    "effectiveness" DOUBLE PRECISION,
    "closed_at" TIMESTAMPTZ,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_proactive_o_bot_id_08ecb7" UNIQUE ("bot_id", "key")
);
CREATE INDEX IF NOT EXISTS "ix_outreach_due" ON "proactive_outreaches" ("status", "not_before_at", "priority");
CREATE INDEX IF NOT EXISTS "ix_outreach_person" ON "proactive_outreaches" ("person_id", "decided_at");
CREATE INDEX IF NOT EXISTS "ix_outreach_kind" ON "proactive_outreaches" ("bot_id", "type", "decided_at");
CREATE INDEX IF NOT EXISTS "ix_outreach_message" ON "proactive_outreaches" ("bot_id", "message_id");
COMMENT ON COLUMN "proactive_outreaches"."type" IS 'MILESTONE_CELEBRATION: milestone_celebration\nRE_ENGAGEMENT: re_engagement\nCHURN_PREVENTION: churn_prevention\nMOOD_SUPPORT: mood_support\nCHECK_IN: check_in\nFEATURE_DISCOVERY: feature_discovery';
COMMENT ON COLUMN "proactive_outreaches"."status" IS 'AWAITING_APPROVAL: awaiting_approval\nPLANNED: planned\nCLAIMED: claimed\nSENDING: sending\nSENT: sent\nUNKNOWN: unknown\nHELD_OUT: held_out\nREFUSED: refused\nEXPIRED: expired\nCANCELLED: cancelled\nDEAD: dead';
COMMENT ON COLUMN "proactive_outreaches"."arm" IS 'TREATED: treated\nHELD_OUT: held_out\nEXEMPT: exempt';
COMMENT ON COLUMN "proactive_outreaches"."text_source" IS 'TEMPLATE: template\nLLM: llm\nADMIN: admin';
COMMENT ON COLUMN "proactive_outreaches"."response" IS 'BUTTON: button\nREPLY: reply\nREACTION: reaction\nRETURN: return\nMUTE: mute\nBLOCK: block';
COMMENT ON TABLE "proactive_outreaches" IS 'One message that was decided on: to be sent, held out, or refused with its reason.';
        ALTER TABLE "engagement_person" ADD "quiet_from" SMALLINT;
        ALTER TABLE "engagement_person" ADD "consent_training" BOOL;
        ALTER TABLE "engagement_person" ADD "chosen_language" VARCHAR(35);
        ALTER TABLE "engagement_person" ADD "consent_analytics" BOOL;
        ALTER TABLE "engagement_person" ADD "consent_llm" BOOL;
        ALTER TABLE "engagement_person" ADD "noticed_at" TIMESTAMPTZ;
        ALTER TABLE "engagement_person" ADD "muted_kinds" JSONB;
        ALTER TABLE "engagement_person" ADD "quiet_until" SMALLINT;
        ALTER TABLE "engagement_person" ADD "consent_outreach" BOOL;
        ALTER TABLE "engagement_person" ADD "consent_text_storage" BOOL;
        ALTER TABLE "engagement_person"
            ADD CONSTRAINT "ck_person_quiet" CHECK (
                "quiet_from" BETWEEN 0 AND 1439 AND "quiet_until" BETWEEN 0 AND 1439);
        ALTER TABLE "user_behavior_patterns"
            ADD CONSTRAINT "ck_patterns_counts" CHECK (
                "interactions" >= 0 AND "active_days" >= 0 AND "sessions" >= 0 AND "streak" >= 0),
            ADD CONSTRAINT "ck_patterns_risk" CHECK ("risk" BETWEEN 0 AND 1),
            ADD CONSTRAINT "ck_patterns_value" CHECK ("value_percentile" BETWEEN 0 AND 1),
            ADD CONSTRAINT "ck_patterns_mood" CHECK ("mood_mean" BETWEEN -1 AND 1),
            ADD CONSTRAINT "ck_patterns_weekday" CHECK ("preferred_weekday" BETWEEN 0 AND 6);
        ALTER TABLE "engagement_milestones"
            ADD CONSTRAINT "ck_milestone_target" CHECK ("target" > 0),
            ADD CONSTRAINT "ck_milestone_difficulty" CHECK ("difficulty" BETWEEN 1 AND 10),
            ADD CONSTRAINT "ck_milestone_points" CHECK ("points" >= 0);
        ALTER TABLE "user_milestone_progress"
            ADD CONSTRAINT "ck_progress_percent" CHECK ("percent" BETWEEN 0 AND 100),
            ADD CONSTRAINT "ck_progress_counts" CHECK ("times" >= 0 AND "peak" >= "current"),
            ADD CONSTRAINT "ck_progress_celebrated" CHECK (
                "celebrated_at" IS NULL OR "achieved_at" IS NOT NULL);
        ALTER TABLE "proactive_outreaches"
            ADD CONSTRAINT "ck_outreach_chance" CHECK (
                "propensity" > 0 AND "propensity" <= 1),
            ADD CONSTRAINT "ck_outreach_template_chance" CHECK (
                "template_propensity" > 0 AND "template_propensity" <= 1),
            ADD CONSTRAINT "ck_outreach_counts" CHECK ("fence" >= 0 AND "attempts" >= 0),
            ADD CONSTRAINT "ck_outreach_effect" CHECK ("effectiveness" BETWEEN -1 AND 1),
            ADD CONSTRAINT "ck_outreach_lease" CHECK (
                "status" <> 'claimed' OR "lease_until" IS NOT NULL),
            ADD CONSTRAINT "ck_outreach_refusal" CHECK (
                "status" <> 'refused' OR "refusal" IS NOT NULL),
            ADD CONSTRAINT "ck_outreach_sent" CHECK ("status" <> 'sent' OR "sent_at" IS NOT NULL);
        ALTER TABLE "experiment_periods"
            ADD CONSTRAINT "ck_period_share" CHECK ("share" BETWEEN 0 AND 1),
            ADD CONSTRAINT "ck_period_times" CHECK (
                "ended_at" IS NULL OR "ended_at" >= "started_at");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "engagement_person" DROP COLUMN "quiet_from";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_training";
        ALTER TABLE "engagement_person" DROP COLUMN "chosen_language";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_analytics";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_llm";
        ALTER TABLE "engagement_person" DROP COLUMN "noticed_at";
        ALTER TABLE "engagement_person" DROP COLUMN "muted_kinds";
        ALTER TABLE "engagement_person" DROP COLUMN "quiet_until";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_outreach";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_text_storage";
        DROP TABLE IF EXISTS "user_behavior_patterns";
        DROP TABLE IF EXISTS "user_milestone_progress";
        DROP TABLE IF EXISTS "engagement_people_news";
        DROP TABLE IF EXISTS "proactive_outreaches";
        DROP TABLE IF EXISTS "engagement_milestones";
        DROP TABLE IF EXISTS "consent_events";
        DROP TABLE IF EXISTS "experiment_periods";"""


MODELS_STATE = (
    "eJztXVl347aS/is4fklyjqbHvaQ7cT/Jtrpbt2XJV0uWucqhIBGSOKYAhYvVunfy36cKJM"
    "VdImnZphXkoWORKID8CigWCrX854zxBV2wFePOq1tm2YKfXZD/nHG6YvBHxt0GOaPrdfwe"
    "XnTo1EyQaOuQZGo7Fp050GBOTZvBJZ3ZM8tYO4Yc8uyLMHWbbJbUISvXdsiUEctYLB0CF5"
    "wlIyuBXRIxJ5TobGbYQPeRcEHwURv4h8O+Oa9wMF3MYDSDL47Y75iP+eQe3gduT8jCEhvo"
    "1HCWhMHFLZktKV8w6BB6DfshK7olFoNRBX9FJhajs6VGnQmhXIfuvN/uWqcO0wx9QoSlM8"
    "vvy8ZHki3o1DANZ9uAlzBmS9kntSzjnhHhygeXZPCEE5PajmYj8jiIga/NuHzLqXAI3iUb"
    "SzjwnAKvrhrEXePflKwM7sL1KVsaXIdH1Q1AkNm239GYQ3PD8rqwjQWXeM2QJGj5kRgODj"
    "kX1kI4DoxL5w68zdtzotOt3cB3RjRXQmemRI3YDN7S8LC9Ehwf3IZXY4St1s4WH95i8um9"
    "eUS4R0UNHTrbOvCoC9krNtHZ2hRbZOV3NiAojBkjS2T9R8CFCwd+60lUYAg5AjSDV17B2+"
    "jaHby/PZHMt2XH8gK+Llyw6cK7uiU6TBDhjPmGwtIgkz9dgzna3BIrydzggssdw5zId/IQ"
    "lj15WIoNR2Qaybcd89i7yI7gVVzLli8Eg8HrAVaaCdPEhSfy38mbz1uyNmZ3TIKyspl5z2"
    "y5Jlxu/OkyzRELBncsWBn/+tcZzAqYd3L1MpMtLLrCn3/8ARfgrdk3ZmO7/5zNDQZI4t8R"
    "krlhydkGT0KdM6Rh39Y4E2Diy7Z4KZAjxjdfGGghmRx3u5b3zyQ5iAj5468GyRnUn+Elx9"
    "xR7RkSKdd3mhw1JgKDt4XrWkB7aSza3Pkk26LAmWozYborHrZfw/yEkQMCwxOSC8aZBasd"
    "R3AsF8Ugd03TF52BZPR4FTbxeBGh0dmcuiYKU6T2HiC8dqZp3d5QG7SGmnaWErQBRURG+p"
    "dmgCHAAY9qSwAW+Aj/9fObN2/ffnhz/vb9Tz+++/Dhx5/Of0I+4L30rQ9/eQ8TouV1JTFr"
    "f253h/hAAr4E3rcCL/wlaahDtZDjIfrR+VaUAyHNYS4EmO9jQ3Ah5EP4DTsxRoTARyVCKf"
    "QThIoFlVkQCPg0/ldLamWjH6VJQA8vVAB6X8TUBvkV/aaZoFM6S/j59sc9oP7S7F99afa/"
    "f/vjD3Fku/6dN/JWHON/C14K36D96WH7/l0BbN+/y8UWb6Wx1WzQXGY5ELe4u5Iwt+G5KP"
    "eapeCOdFFj1M86ze7nUfNz64IEa3DM+19+H365uSDWEh58Nea3rf6g170g4cao9Ap4U2QF"
    "vMlfAW8yuQRjzg2d8SxOfTIFzZH1GbQJFs2RuDZMKrw09oB83Rtddlrktt+6ag/avS6Ost"
    "raf5rhTbwEFwxHQtBvNTsJzKP7uqpLI9lHpbVR6UMLre84bF/OUuBHb8RXx6j7tdv7Faa+"
    "3wTWRqsJUxLQugi2uSasmMtO7+pr6/qCTE2B+5gxv4Z2w/YvzSFe1aGlY9zLF6rF6gn29G"
    "kujpzZNTynY6xY9uKJkiaYp/uEr4I/TmoFDds3rcGweXMrl44dLB3gMN55E19Q/tXv3yeY"
    "suuE/NoefiH4k/xPryvX3lrYzsKSI4bthv+D+8oz6jpCgxmoUT2KSXA5uJTB5J2hppw+nE"
    "FcSSeuGX+fRyXep01kw/8ilIfaqGy+hbPcDI8QPd1u7zyJ8PlLm8txA1r570eK/ggfkbpt"
    "vE/pKxKzXZZnd5JccfslcFuexVTn9o5cKYh1ZnbkuKwCrxPUitV1ZvXMO6jUhOtIzT5DVR"
    "LCZJRn8zqLPMHwKdCfFI8ve71OjL2X7YRy1B3dXLb637/+IW45SetMAXyUU3PrGDO7Ivwx"
    "eoV/afzlwPg41eCPkiv0y6PPvoFy4EAPWYdDxTiQ6EJxoTQXTHNVEXyfUmFeGPPQg6eCfh"
    "UnVupVndWriBdWmtP/GPS62SxOkCV5bMwc8n/EBD37pLiLeMQYG5j2vr9p/pa0+l11epdJ"
    "jmEHl4mlFrqypRkwWFHTzLUDxilPyMj99s2H9ztTIP7YZ/wb3DQ7nbQEizgEVsN1R6qAjX"
    "+O496QZc4GMkhP75DgOD4z6B45v4u46OGFKZ3dbaila7E7EddJ7jD0+pbemWlVyaf+9LXP"
    "TOpknyBEHNBHNrNaMZ/zl8WWv4LpF1z1HzFuSaLbI0AVwnRNty/XELwfKs42R4Wq6/d3il"
    "itmVibTDsOZLeys1OGa2WYDDbHnB0BrZugr1tLoN51sqAFu1t2j4EcDwfODwlp3ReT9i8S"
    "s8AMfIyJ1ouYlE8FK9QyxBuRp3fEb0XEHXVA89indPQ4Gwr4pxi0l2xJ7w1h3Ub6PRHlA/"
    "FcvVklEF5RDu+u+90hcb4ilhMvmFbX9scNutBeC+9JjA+HDTaJxWYYAKeTiLb5kWwsQwah"
    "Tbde/Jtr3hGYFUtCTRDF6TDBiv3IsEDbFF5gGbZYUnMuw7WIbfAZI69//nBOvh8Nr36Ajv"
    "0QPsMhYjZzLYvpFzI6TobT8S1Bf1oZLTZznTHHnTTBzu0GERxj+JYEA2Wm1GY2PIBxx16R"
    "CVpyJ8R2sBsvlMzl8MWxyWRG145rsVdo5mXS4juJhPZNxhwfGeYAxuwFcXphHBr8K8PjMN"
    "xPPqDheEF83iAy7tFrzIAzRYLMPFcs7Y5t98eY+VFbHlEAVLGAr1TwqRaY9MpGmiHuUijs"
    "HqbU6NhR0IWKOKufG5aKOKsJI5K+nVI8pMA/5N8ZUD2dE/yT2W9en58XMOBAq1wLjryXNJ"
    "rR8rM8QnRCNsgnnuUSRDyoyJ7kh+M+Yh3Ueb6f3fZl2MYFWVsyZGPMP/d7o9sLTJ/grsd8"
    "MLpt9f1LtgsfWv86zNput9W5kJkQODPHvNvrQjfcj717/qgPiXdF/gW0tWbdTWswkLFsft"
    "YDYErv5qbZvQamiNVK5q9oXbeHF4TpBqiql6PhEAPbpq7jCD+4Z9jGKxbzVOkxv+11Olqz"
    "O/i11YcpIUxTo9wGFdO7410a83a30+62tH+OWv3fL0BlNg3ONHhXa7u7d/Wl175q7W562R"
    "6gl+bvN60uPNKayuQJOJFaV197oyHOJDa7E6hU37TwyHnwpX2LL7eagnq3NGDS/aPX7mr9"
    "Fow7gPb/KwyuWQzGtfHtej28OBXCdnbTU7uVF/05qq3lvUGr/4t8NtjM3MunGowuB1f99q"
    "2Hhu1OdzgDgr/I55UGExxlqO1wR41ih/3laADvPRggvrCrgMuwlLwHXXhP2Bt+QVSFVLtr"
    "sURgOEc6muQulVwfiRhdnZdJbcI2/DVZDucdyemdeR0f4TmjuJcug3CERCF8GGG/6xTAue"
    "poSHBKm643r999ePfT2/fvdlro7so+5TOtaC6pDV8Q3aAZSv4+J7UYXTUXtbpB+zQ+aoYN"
    "GsPazNi97sU7SqbgLg43ng0Z0tZmz0SWZN6TtyCDVuUtKJC3IMQN3p9lODIV2wJldFPjL+"
    "TZL7AV0bqtz81h+xdQzdHwrXG2oI5xD8p5eCN6bTTsNzt4yQXumLjFGbS9VrBRMLxWst/w"
    "huw3vJvMmFAPtT5kXcWUIXkdqPVXav09LK1OVj91XoH9UacFu1/LNRlsfa86zcGg/amNO9"
    "6ZSW3bAAysMQ8y8Gg3vWs0HwV+fZrMOVmP9fOnS7OTvuxZMhEatUoKrJLghLOkIhYlU6EZ"
    "hfUwqbzCh9wBSb7VVlmo782OkqZWhwtVDxeWlOsmszK5kMuCONEJgX/ErTQilHVatn8jva"
    "NS4qSwOJlTozzUIZFCujDSKr3o46cXRaerNL5DuJqNb9D+FLDdF5bY+m0Ym8WpwLWdztfp"
    "dT8HzZPRbHGsV8zJsHXuiRn026tgwerBgoGLW0FVY+dUpwz2aXkc9XRMQXowyDlBrbJD1T"
    "rMOXA2rpo5NEateF1rXsfcmYvvjGNkJ7Qre4ItcSpYNcmMDPObsJix4F/ZNmU53RcIF3T2"
    "sjiRFwwCly262XmkJxzxOTyIybzdxFVzcNW8bnlO7NlhwKVCdypEocRjXHOCUFKBsIVrVw"
    "WBuIdDUIZLRixhmu5aFmPiQb2i7+xoKIkd3BwNrzDSIh2CUrEfGYIyNbg98QoekXc/kZlw"
    "uRc1wggNQ1I+kolcQpMGmfjeKbZfr8h3u4KfK7oOyh+JMfd6ekUG7srGIBNoO2W2oTO/ih"
    "F30YVOVjVi1gqGtIVXBUsGk4CUxBJT7Bs8u7nNjxGJTTSgLFqDSDZtHArLgFYyHkP3poAK"
    "x6ibvJacVOEYdWBELBNBGnXUS3NOT2jWAVVMF32B0O87qQLdMukBtDffRb7ASJCd0qQ92u"
    "7YDuR7cVyjJArTDExRayhjMQvaP8hiVjdQn9pk5g1RAvUdgYL9AbAH+m4Z5KM0CvwHgB/s"
    "LsqAH6VR4D/ERh86e7kZOf2Kucm6WTn9irofvSAOHNlL70+XWuwhuMc6UPCXgz/DzrdHWY"
    "xRKX0xQ18MnJPLKOExGoVqVm5j3228DKoxGoVqBqq+02xp2ZugUyK3iMgNQCsjcGM0agpn"
    "leBeCnexdOZuRqBNLqxxIoXrQY9lWOgP9FoOezgluJ/Y3ByHtIwgyaA8JT4c2YvZqjTh07"
    "SnBPEzeemXmeQxmlPC/nhSXZgm0zV3XdGnKkGunKqUU9VLYOrf2Kuqbqw4MbcqmeD9oF9V"
    "kAa+sGNVkIO+SG7fnQOU7+yEfkZeCl1brJizBG6QDbWDLL0fyQI9ngTm3TUcsoQ7U8a45w"
    "7FdEIXwJWs3L+PMg46ZjVlb9IhakMNB7P2WozqW8IZ023CBbEZzBedWGLjJRuGJ4Gb98yS"
    "BDI1r/Ti4jK3V54L1T53qbRzVeOQxxTyKEigq7ymaiqPJTeV11QdGKG8ph7gNaVUOaXK1Y"
    "0VJ6HKRer05Khx8Uo+hVW4RDWh4pqcVGVQAQL1BrUmRxBTiDsC6pHUmcJ6C7syBIbluZJj"
    "ntUFdA2XOPFg1vNVuWMPhLpcx7hjZBLXfCcwkOkVQyAAH+NYQMIRF0+hynmvV0Cbi7BLC5"
    "e3UujqJpWVQlcbRkTPJeQqSwFfLNFWSF3nPMZnt83hsNXvDjB3tlfhaMxv2p3WYNjrYuKt"
    "eD2058+ipVRGpTLWjRUnoTKmCp3lKI5ZBdEKlPea+mRatEBbKUPgJBhxQr6f6GIFQP930N"
    "mr9XZCbK+IFSh6WAuPeIufrBjl9g8fibuGx9irOR5xDFQa0SHXj8t0XNDC7FdkAh8FGMiW"
    "JcOo9GJGe+PkXzOhw8uz+ZzNnAa5pyZOHtd2qfnHpIq2GH7/LcO+06Z+unfZMSqCM3R5BO"
    "4U0CD9t9ewoz3KY241rYeMKWmVxlrHj4LSWGvDiMJVt/ctgBMORHxGJmgf0mwoxAOP8JS4"
    "cDRvjxhMr99VBdijVAgfQvjteVWEPUqF8CGEf66M8M8K4TyEEaJ7tsvlUhDdBJVCdj+ypT"
    "5vKTqF7gF0S33c0oQK3wP4lvq0pQkVvgfwLfVhSxMqfLMCMZkls1plSN49oW0xKhXYViSw"
    "LYAsSwgXQDpTBCuo90KdJY8LQJ0pjRXUe6HOEs0FoM4UzArqTKj9D5q9xDQOJad2Bq0CvR"
    "Doi/J7voXa8O3Pv2aY0bSohSdxgk4VsCowfxd0reFpooZJW8vBnSZViBdGXDcegHmcWKFe"
    "EPX1z+cVIY9RKrwL4D0FsByDZ5bG2wN2nEwhXSgHlcpW+lgZYMtZ7BJUCtl8ZDVMFF9BGG"
    "eTKzlRXE5o+302CmB/wHVDoZ+FvrUElDLSg+UnJQ0pVErSB6Qk9WDUNsxYLDOSdeyZ7ylK"
    "ZREpZPGz2JzJ8mA54j1/ymeQqrn/gLkf4rlh7C4zXniwoqaZH8WQ1cEJFYh6++bD+51Ggz"
    "/2KTODm2ank5FiCaaqhr7GVkZ50z3iJUGnvqIFZIuHGSbDANiofLjykCfJFfKlpLrXdyWp"
    "viNVUv0oUr1KrvtsasWQIzFktaJcr8yQkFox5CgMqVKKI5taMeQIRTk012YZcTq5+meKTt"
    "nUMmxqgdwoj26CTqGbgW4gBMqim6JT6GbZg2H7Q+/KGNl3BArPDDxNwRfMdrTSuKYJFb5Z"
    "ifItxjOkwJ5N545C7TML7DNXQujSq6QUxjEqhXNRnMtP5jiZQroo0vfCpI6BRUjKwx2nVZ"
    "gXxbxMzvuQQH319lQ4Ki2Yk4Rq9hY5K46XfJFZm8sd1ef2oPAvgH8qg0wZ6LOIFeoFUP+3"
    "4BlIY+67bKCD9pWy3dUM2ngSu/fvCiSxe/8uN4kd3kpjq9nCtWY5EB9OL5joosaon3Wa3c"
    "+j5ufWBTEpX7h0wca8/+X34ZebC+I5dYz5bas/6HUvSJhQ7vlTDUqIYcy5oTOexak9YieD"
    "VkmdIt9aTFdmsRl+KMt9YhOECu2iaM8tBu9aCe8YqUK8KOI6m5lG1tf1EN4RQoV2UbR35Z"
    "3L4x0jVYgXRLw0zgrdMvM5SOZZRWuMdVDrvNSd3q+gL4rNmN+0rtsjUBUxzs4FVfFL+/OX"
    "C7I0FssxH3W/dnu/gt7o8jsuNjVRHD3Z8SD1PtFFrVn1qTfqa5+aV8NefwBdolPfnM4cYW"
    "Eq8d51qwO8Ezoza8IcLwVvmjF7XP9DEuV28jA/IASM6Rrad0t9JtKk6oNRJOwTj5BL+/3H"
    "qdSUf8CUp5yaWxumbaXKtAlqVZhWFaYtxNS/SQ7yPxqJwhR4oWj1hMNFLHqcDQX8k9LUHq"
    "OExbOy7K9gTh65gMWDi1LcBNVn5GzIqEYRNmiUqGIWL2pzuApFD2t3zZYGu5f0WLOBkqlw"
    "vrOJztam2OLVj8RmDIuAUYfAXLGcBrljawfLjHGsFWvIoq/Sr8uCHubMyipG8XhDYU2KiW"
    "M4JgMGThpk4rBvmHN/QmA/SCYz4OXUi8LxLloMtly2DZgRQ7fxQZwlIzPqUFMscG4ICx5t"
    "CUIUng32XmO+EZaOVS6EZSwMPiEOM02b2EtjvYZnRbjJ9+Mz//f47Acyt8Qq7APu4V9wo2"
    "DJC/ypyj/UrvwDFjMpc3IYtD/OJvd5GfDIB4ew+thCWBmm+mJmhSh9rW0KV72bm1G3fdUc"
    "tvFYEF3jYciZFE9jftXrDtqDYat79Tve4zZsRvAYYsz/OWp22kO46nu6jHnrt9tOr+/3w7"
    "6BCLX8Xn5tdTqXrXb38wXZgKSaMuDsmA96V+1m54LYYmZQc8w7vd+bHewRZC81Paev57di"
    "rBiMPyuzykKKOjO+NisNvqrw3SllowhJVGaCIsYJ3ZjPjZlrZjlh7o+Dj1OekovgMSLg18"
    "LIDELN34HuCE4JyuMV65hl7Q7zJW3Q/gTl7Ov3BeTs66QRJpSzeCshZ/0NSRmAozQnCPKb"
    "H38sgDK0yoVZ3kvg7G32SsEckiiUi6Ec30SX2gSlKE8Q89fnb4ooatgsX4TImykPbUY9Q0"
    "8K8kshTEZ5rmN2hDCB+BQoHwvy3ZUo5tnWp2Ooa5e9XidmRr9sJ7b13dHNZQug/yGutuUV"
    "+CiJc0j0hBgHG/8oxDtjQI0RXgvbyM6ls0eDC0meToc7T6J7Xh+lzbNBlpHAIcUJSt7jWy"
    "A8C3S1c80YrTrVrPWp5mxJ+aIqo+PEitO143SJI9SoH4/AcbNKDPuUn772mZmX0S3r+O42"
    "0uXLnAKpw9O/0mfOj3Q4ugPv0CFpFOX9h6WuzazwmFSLcvzwcWnTD+P5ziYbuiWOwLM/su"
    "stfeh5iEAeXc5cy4LH9I8rPWOrd0xpcHk06Vm4oQ+YGc5HMgHV/m6CZ6HyJiwW/AOas3tm"
    "wTh2g2yWxmxJ6JhjaKZFYNbZLjQQc2KJje0dcE4tccc48fJwEIfeMTxcdZbw6PL88hU8C8"
    "gue0JmwoUpQZZiAz043kksDDPmQDlbMh1aGrbmVUWZXBD/KpmyuYBB8SHXpgsqCDEFDKkT"
    "uCyvzg0Lnx0GaRBbwOBToW/HPNgxMvsVuXYZojZlZHdVxzffLKk8DfZPlPUGPjrxHkHiuK"
    "TyqHgSkoGsnuSdv/4r7gEQzg/4/UficPY/Z+FUjlR3j9HgbPKfDD8R2AP7traCdPj+ItjZ"
    "4b7t5qEWkMlJ68uVM0kOc1P++EudDtfydDicCsU5ENKckoH6ievS+/Kz1JFWhEadaRU501"
    "LHhk9QwjArkdbe4oWZCbQUvHkVImdlxUSERoFcKKUFM8UME7H4hTVLoZ1FrKIhCqAOiqex"
    "8nXcCsaMJPkRzBkvB/8XYc3IZjajlmlgSMsDuZ7oR7H/ZbAf9/YPZ36sF8X6OrNemmNKHJ"
    "7t2quTM/nagY2q5BlvjE4dpRc6Sg9tX+VlU4JayaQ6y6SYfbXKQVqSXrG7zuyWQVmVT8dj"
    "xOrQtNacdtd69VUdJ1acrjWnkydXxY8vkpTqEKPyIUZ9Yuz/NvCnXEQOR85/EhYzFvwr2z"
    "5J7Hw9hNwxoucz5c2R8I2Fyp8oxElJWyBHwYE0Ecd12bmCF4D/t+6ZfIVMb51Ym8YhR52Z"
    "11pj90HtwGLpDDzPPHR18Xv4SAQ3t55zDAzJOOYXcMQrMlwywtkGcPWSEaxdCz6tbOdesh"
    "Tw9tmJDI49iPQDwiwDMMbOswf6QneRIEEBDoMpdz2HGrnkiE036A9k0hmbYJIEz91mS6Sr"
    "iZ+F4XC6gZhHS/yL4j0t/omeMI1DbiwB00L5qXxY6vbZaygflrowIqJwhAutSvqDCHmdff"
    "zPeqNhv9W8+nJBhOtIP8Exb3abnd+H7avBBZFpwRxjZo/5sN9sd2UKA8kbmcFg2PoNuh72"
    "+jLnuozig2+iJfOudzo3F8Q0V0lx/TwxBAsDvlolzcw7mic0MT/PDvmIlmb/m5m9brJxjp"
    "DUea3UJh5GahdlAN4RnCC8j5D5RoWh/E3sbMrEo0w8dWPFYyVIfFLjQ8/XJc9yDA+7+41D"
    "Roe1JbyIbi3QT8tkUgyyCjq4sd9QTGw4M3SZIfDCj2LB3XGDLOHVUAOWqQYtNsfKzWRjOE"
    "tiODbxsnJnGx6OOwSaHX5dCmm18D4ltrwNU95xbYJQeqYI/wIG1uDPyRwNEROMA8I4Gxh3"
    "Se/ZKy/z4mRn2/BjhGBmW7uoH7jnzaWGlyTRYau1dEEi1MTYKJeb8IpSuSe+ci/fk4Ik9k"
    "wq+NBNB1CZukB2MeYE/rtj2wuCAEHnxBQLY0bNAKyPZEV1aawJRr6D1SZfBi4YAjNIYh8S"
    "JWpekCvhNcdXXbgwRT24bWrohItda5k7/YL8utz6AVFexjb5tg0if8Ik8UCfGwus0e3TYh"
    "Z5SUll6BaR+SVlxNfcME2fUR8J98xJfOsFZdHA6rOxhMP8rmDGrhmM6sD7g0qG9iE5oBcB"
    "JvHGhNfe4y1hj8gJXQnoDcelpik2fgZLv7+AH1qBjoO2kc79XgxbptnWLABZrC6kFWz3GD"
    "pIFo4ZPr27MvZLAgw6Cr7njHKcx7BTsriPBUxkMjVo8JA4uXGFalN4uA7dymSg8o3YN2Sp"
    "TDAqu5TLALiDwsYn5gLoZGgaqE0XpGljSBpdgPDDgDHPFxJnKuXyLWH2iPuAjX+6BnPkm3"
    "iLYUNhuYTvjJ500CO8nA5v4mUPBXG6/RiE0IFqgEY6n4LN50xKG4AfpsN/vcaV9BpWbGDl"
    "28A8FRu5cii3N8B9ud5mpthj3IsGpcGy2B+/5i1sbBqDRX7tYGlYWAz2sNkvEJaa7rI9Rj"
    "9UhvIsjb4cKxYttxvvoJ0xMWSIjGxfeVwUIFVG9SWSVsiYuhvNp1Lm1DqqmA1lTq0LI0Lg"
    "Ue6lUM+3WPjNT9Be8fr9eZG8VO/P92S2O0+lXPNlZxVLdUBbZ6zPbtod2O33ui3tqtVpXQ"
    "ZJdsND2EhSszHvt7RW93Pzc+um1R1i+LsW7i7G/OrLqN/VbvutX+Cul/N36Voc9Ct5sil7"
    "uOn1rrXB6Pa21x9iTSGha7a7XgtL0reuvmptScdmd5oB7T+1msMRDHvdHlz1fmn1f4f3Zv"
    "Ahh6F1w56BvmLVJJ1vqF9UmSwhda2nS/PXZnvY7n7Wmre3/d4vmGSZomYIwGuw37TEPeZb"
    "vu00u93W9QUBnZmDYgus7TTbN3hlZlLQWeHKoNW9loceoErrXtZmOadsOZWSRcHG/Eurc6"
    "31RtAiUIlxOn4aDbBXf9cnM0W3+3gF9A3DkiM3uzCzO3JsRB43HWN+3WrCBZ1RvR6Tx9+Q"
    "lZHkEZIaVw6ujfGZWquqa9MnrfXCxMPGIU5yVKQdnOJZC6b1W+vmdoirA/azTj2mfmSHW2"
    "b6J8jUEji8BEKLgeZZg0pr7Hk9VNLf64b+83hDBKaHFB/2p0+P0r3omLdjZEsHPdAqV4p5"
    "R6GC7ovUrFX1Np+r+KC0n5cBfkegYH8A7IG9v4xGEqVR6kiB8izp85dSMjyHXkn0AhLdFD"
    "OalWk9f3aHFKc3t98WKSPwNr+KwNvsUg0PKx+e6KLGqJ8NYVfZge3nxe6cNPRSHfPm9Q3a"
    "9ORBYT22nAhtmi1DuJonab5leZ3ViQdHcTNr/Tbc/yXdiZlOr/s5aJ78vCY3OJWEu5LppW"
    "V63BMhY2N/IPNHglil/yiS/sNBiedoIM2nzCq7iU9TP91W/nUS79cP+JoesfCZ5ynhB4SV"
    "s06ladW5cmXDlO/jU16MBFRKfhSQHxaDt7Qxf0SW9XvfZE9SKhNs1Zke8YtKceBgWEKcWI"
    "Ul1DosQXdZRS7vCBWHa83hlGtnSUanXUMVv+vMb8/Nw66YGTRGrDhda06DzmkzzeWOkeEl"
    "c5DVCWqVea/OrN4I6y5rM7030PkucwP9Ik10yYKrhfxaz/f4tZ6n/FplVFO5DceO5EW7Gz"
    "zx3sK38JRJZRwledFQHy2bMbMsUUoc7AhOTxo8Sslr3wW3aiHQKLH6stb5yyozVlXlssqc"
    "/xJYHIm7K/V5j9Mpa2LVLz6wco2p4bK/V4eP/aP0Nf58nV2OhkMM8Zm6juOFBt12fsdIjL"
    "W5xV/NKy8ECOM6g+Ch4agvrziuhaFAI/QYWLnoLXDZ6V19hc5MMZN1vp7fR8DjQ2W7cJJc"
    "Cc06C01vSlbndYxasbrOrEZ5U5HPUVLF5DozWX5HqrI5TqwYXWdGe8mZKp/dRokVo+vM6F"
    "gCmTSv93gSpiiVM2EBZ0Iv8U7FVI1RWrWs6rysVKJGlaixbqw4iUSNrV2k9K0MlD7LSdiY"
    "atc4lLgxFYNdMG3jF7GRmQ9njOjGvcykuGZibcJPF/mBqfEwLx27IDRS9cGmpoOJFe0lJu"
    "2bsoXBbWjA2QYJ0qkbH2cYWTXCxPR3Mufi+Gxhiik1x2cy6SOVaQ6/89I4viIT2cnES4Mo"
    "h8Y+wzSR5zL5XJWKEWHGKvks8isaVno7nOfMD5rfEQfL9qyhcpzVQzo3iMpxVhNGRHx/gv"
    "VSOFgxIKhzzpaKJ8DHD8RF2VsG3aC9ArcIuPgtKrVh3VFU3KjWDeFH3qmqOq1/l80qq34c"
    "x9RRXI2ZnNoSP9++rYlR6s2Zz4HMLVu0SePQbk1GvWveEXiJ/Pp+GnQ/vTahMnP3XFgfyR"
    "1bO1j/jkeL4/lJ2ekUs4fD/gjmbpA2O5VX/zhdyw0ZCE/YN8kdGSVrm7m64NsV+X7i2R5e"
    "Gfrkh0aQ250MYX++sOiKGJWq9YWaNKBXdMMVhV8LFrfaddVP2Ve7rpowIuK7LNdOWeijVA"
    "r86uDvvi9Fd2UhhdqXFck+Jb9d5eZ2SKP8IytPbGvhroI6x3Ho85PaxYgelNiuZjx46rx2"
    "cMstZ+wJKWrsjVqnYIqddpoC+eAuNUqqbBFqm5q/Tb013YXBBw6VZrHMbWq0SeNgNTjZWL"
    "N3rQvtUi3oCDMXYbUyuasUc3m8B+r3RzLxlPAJOcf9oSzsZJp+8apV9tb0gf1VqBCl9nxq"
    "z1dPYamqCT2ravAoUdf31HQzzoLy9d4dgUrm/AClV9WdVlrZk2hlA3cdGKPztLJok4NamR"
    "02Lnh20MTysKA+Lam9RN1oV0gV/t4sxQpLgkrNakW3WHnUYjNh6Uz/iHZ+4Tqmce/VwTUs"
    "ael3rQwXr8cYRNbnxbqjE9OYe7ugCTbZSt8tWQPKq1zawIhDr+juEtBjWDfVy9jkl6516N"
    "YmLg8GbYz5UmzkEYQs4AqPQC0Ln6CIzqgbC0xnqNTGGmkrSm2sCSMiYTjeMimhOYYUJ6g8"
    "PoIXkf8lqOznkqRXikztFJmYx2PwEazA6xitcnapG5trpK/+Q0z7bq6q6t89qKX+r5hqll"
    "tcQ4X239kEKALznucVLz35ZXAAqnFZ/imgunnpdm1UM6V2qQuveryw7rL01McaSnq/yIRo"
    "E7KwxMaWbjNSybTFik2FviUOvfO0XBy/AaPo2JVssxTAIRwX/s+8J8ERQG0mG8twUBueRD"
    "IWSgcb+ZfnnUOxRx7EUkyZKfjCxpgGw7GJlwovGE+2nlPDhBcLhpmyMQeM4IpUqF+RiXfG"
    "M2mQicycNZHEk92h20Q+8E6rl1o+4ObHVmws4bB8XRpYIFeOF92SVKRjHj5+01IRFf7k03"
    "wiOTGz3XsSlep3pu5oasji40mqPaOpHUItdwj+FCuqpQaTV6moh1XU9S5+rSi6IYUCuMge"
    "IJBYaXyL1RevfzX6fuufI1CqvJLefn2DMe+Pul1ZKtz/7I35YHR11WpdYzvbnc0Y07Hdp2"
    "Zb1vn2vnfZpb+TSkIRVh4/uZRKv/pEgWMqafQpb6VU0ugnPb5UyYyPkMw4rNtTMddcnFwJ"
    "pToLpXrFJipGPxqj5wY37GVVTieoFavrzOq1JbC7Uv7rURrlvn589/V85HPd1xXuJXBXFR"
    "geOWhA1YF8fmOBikx6VidNaaHTdtM5YxXsKzybRa4q0OZUoK3REXSTWcZseZaXasG72ziY"
    "ZSFsd+gAOh/+w/kISh3q/V1O9B5oGck/q8utAZ6vduSX/q7VOUedNA9cWCUQ9pufILqPYj"
    "KFER1fWBXVKCIkKuqjpELxrB+2v/4f1f/fiA=="
)
