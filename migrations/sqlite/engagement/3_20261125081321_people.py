from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "ix_day_bot_day";
        CREATE TABLE IF NOT EXISTS "engagement_audience" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "slot" INT NOT NULL,
    "chat" VARCHAR(16) NOT NULL,
    "language" VARCHAR(35) NOT NULL,
    "type" VARCHAR(32) NOT NULL,
    "content" VARCHAR(64) NOT NULL,
    "command" VARCHAR(64) NOT NULL,
    "feature" VARCHAR(64) NOT NULL,
    "label" VARCHAR(32) NOT NULL,
    "interactions" BIGINT NOT NULL,
    "sentiment_sum" REAL NOT NULL,
    "quality_sum" REAL NOT NULL,
    "quality_n" BIGINT NOT NULL,
    "reply_latency_sum_ms" BIGINT NOT NULL,
    "reply_latency_n" BIGINT NOT NULL,
    "handler_sum_ms" BIGINT NOT NULL,
    "handler_n" BIGINT NOT NULL,
    "unhandled" BIGINT NOT NULL,
    "failed" BIGINT NOT NULL
) /* Interactions of one half hour that are alike in everything that is counted. */;
CREATE INDEX IF NOT EXISTS "ix_audience_bot_slot" ON "engagement_audience" ("bot_id", "slot");
        CREATE TABLE IF NOT EXISTS "engagement_audience_news" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "day" DATE NOT NULL
) /* A bot's UTC day of which something was written that `engagement_audience` lacks. */;
CREATE INDEX IF NOT EXISTS "ix_audience_news_day" ON "engagement_audience_news" ("bot_id", "day");
        CREATE TABLE IF NOT EXISTS "engagement_milestones" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(64) NOT NULL UNIQUE,
    "category" VARCHAR(32) NOT NULL /* COMMUNICATION: communication\nCONSISTENCY: consistency\nQUALITY: quality\nEXPLORATION: exploration\nWELLBEING: wellbeing\nSOCIAL: social\nLOYALTY: loyalty */,
    "metric" VARCHAR(64) NOT NULL,
    "target" REAL NOT NULL,
    "difficulty" SMALLINT NOT NULL,
    "points" INT NOT NULL,
    "icon" VARCHAR(16) NOT NULL,
    "title_id" VARCHAR(255) NOT NULL,
    "text_id" VARCHAR(255) NOT NULL,
    "celebration_id" VARCHAR(1024) NOT NULL,
    "words" JSON NOT NULL,
    "repeatable" INT NOT NULL DEFAULT 0,
    "active" INT NOT NULL DEFAULT 1,
    "position" INT NOT NULL DEFAULT 0,
    "origin" VARCHAR(32) NOT NULL,
    "seeded_at" TIMESTAMP NOT NULL,
    "changed_at" TIMESTAMP NOT NULL
) /* One achievement of a bot's deployment; seeded at start, kept when it is no longer offered. */;
        CREATE TABLE IF NOT EXISTS "experiment_periods" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "layer" VARCHAR(64) NOT NULL,
    "salt" VARCHAR(64) NOT NULL,
    "share" REAL NOT NULL,
    "started_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP
) /* How chance divided people during one time: a change of salt or share begins a new one. */;
CREATE INDEX IF NOT EXISTS "ix_period_layer" ON "experiment_periods" ("bot_id", "layer", "started_at");
        CREATE TABLE IF NOT EXISTS "model_versions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "purpose" VARCHAR(32) NOT NULL /* CHURN: churn\nMOOD: mood\nTIMING: timing */,
    "name" VARCHAR(64) NOT NULL,
    "body" BLOB NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "features" VARCHAR(64) NOT NULL,
    "library" VARCHAR(32) NOT NULL,
    "horizon" INT,
    "rows" INT NOT NULL,
    "report" JSON NOT NULL,
    "passed" INT NOT NULL,
    "serves" INT NOT NULL,
    "trained_at" TIMESTAMP NOT NULL
) /* One training of one bot's model. */;
CREATE INDEX IF NOT EXISTS "ix_model_serving" ON "model_versions" ("bot_id", "purpose", "serves");
        CREATE TABLE IF NOT EXISTS "engagement_people_news" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "reader" VARCHAR(32) NOT NULL /* PATTERNS: patterns\nMILESTONES: milestones */,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE
) /* A person one reader has to look at again; written where their days change, then deleted. */;
CREATE INDEX IF NOT EXISTS "ix_people_news_person" ON "engagement_people_news" ("person_id", "reader");
        CREATE TABLE IF NOT EXISTS "user_behavior_patterns" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "interactions" BIGINT NOT NULL,
    "interactions_7" BIGINT NOT NULL,
    "interactions_14" BIGINT NOT NULL,
    "interactions_30" BIGINT NOT NULL,
    "interactions_90" BIGINT NOT NULL,
    "active_days" INT NOT NULL,
    "active_days_7" INT NOT NULL,
    "active_days_14" INT NOT NULL,
    "active_days_30" INT NOT NULL,
    "active_days_90" INT NOT NULL,
    "per_day_7" REAL NOT NULL,
    "per_day_14" REAL NOT NULL,
    "per_day_30" REAL NOT NULL,
    "per_day_90" REAL NOT NULL,
    "active_share_30" REAL NOT NULL,
    "age_days" INT NOT NULL,
    "silent_days" REAL,
    "gap_mean_hours" REAL,
    "gap_median_hours" REAL,
    "gap_p90_hours" REAL,
    "burstiness" REAL,
    "sessions" INT NOT NULL,
    "sessions_30" INT NOT NULL,
    "session_half_hours" REAL,
    "session_interactions" REAL,
    "rhythm" JSON NOT NULL,
    "rhythm_weight" REAL NOT NULL,
    "preferred_hours" JSON NOT NULL,
    "preferred_weekday" SMALLINT,
    "hour_centre" REAL,
    "hour_concentration" REAL,
    "preferred_types" JSON NOT NULL,
    "preferred_contents" JSON NOT NULL,
    "preferred_commands" JSON NOT NULL,
    "preferred_features" JSON NOT NULL,
    "contents_used" INT NOT NULL,
    "commands_used" INT NOT NULL,
    "features_used" INT NOT NULL,
    "streak" INT NOT NULL,
    "longest_streak" INT NOT NULL,
    "trend" REAL,
    "mood_mean" REAL,
    "mood_trend" REAL,
    "mood_volatility" REAL,
    "mood_n" INT NOT NULL,
    "quality_mean" REAL,
    "reply_latency_seconds" REAL,
    "value_percentile" REAL,
    "zone" VARCHAR(64),
    "zone_source" VARCHAR(32) /* LANGUAGE: language\nRHYTHM: rhythm\nPERSON: person */,
    "zone_confidence" REAL,
    "risk_recency" REAL,
    "risk_frequency" REAL,
    "risk_decline" REAL,
    "risk_sentiment" REAL,
    "risk" REAL,
    "risk_band" VARCHAR(32) NOT NULL /* LOW: low\nMEDIUM: medium\nHIGH: high\nUNKNOWN: unknown */,
    "risk_source" VARCHAR(32) NOT NULL /* FOUR_FACTORS: four_factors\nMODEL: model */,
    "reasons" JSON NOT NULL,
    "predicted_mood" REAL,
    "best_hours" JSON NOT NULL,
    "analysed_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "engagement_person" ("id") ON DELETE CASCADE
) /* A person's `Patterns`, which says what each column means; upserted. */;
CREATE INDEX IF NOT EXISTS "ix_patterns_risk" ON "user_behavior_patterns" ("bot_id", "risk_band", "value_percentile");
CREATE INDEX IF NOT EXISTS "ix_patterns_value" ON "user_behavior_patterns" ("bot_id", "value_percentile");
        CREATE TABLE IF NOT EXISTS "user_milestone_progress" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "current" REAL NOT NULL,
    "target" REAL NOT NULL,
    "peak" REAL NOT NULL,
    "percent" REAL NOT NULL,
    "velocity_per_day" REAL,
    "estimated_at" TIMESTAMP,
    "estimated_earliest_at" TIMESTAMP,
    "estimated_latest_at" TIMESTAMP,
    "times" INT NOT NULL DEFAULT 0,
    "is_silent" INT NOT NULL DEFAULT 0,
    "achieved_at" TIMESTAMP,
    "celebrated_at" TIMESTAMP,
    "started_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "milestone_id" BIGINT NOT NULL REFERENCES "engagement_milestones" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_user_milest_person__11f3b7" UNIQUE ("person_id", "milestone_id")
) /* A person's way to one milestone. */;
CREATE INDEX IF NOT EXISTS "ix_progress_achieved" ON "user_milestone_progress" ("bot_id", "milestone_id", "achieved_at");
CREATE INDEX IF NOT EXISTS "ix_progress_due" ON "user_milestone_progress" ("bot_id", "achieved_at");
        CREATE TABLE IF NOT EXISTS "engagement_merits" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "day" DATE NOT NULL,
    "messages" INT NOT NULL,
    "thoughtful" INT NOT NULL,
    "deep" INT NOT NULL,
    "bright" INT NOT NULL,
    "replies" INT NOT NULL,
    "reactions" INT NOT NULL,
    "quality_sum" REAL NOT NULL,
    "quality_n" INT NOT NULL,
    "interactions" INT NOT NULL,
    "rolled_up_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_engagement__person__d115f9" UNIQUE ("person_id", "day")
) /* What of a person's UTC day counts towards milestones that could be farmed. */;
        CREATE TABLE IF NOT EXISTS "consent_events" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "purpose" VARCHAR(32) NOT NULL /* OUTREACH: outreach\nANALYTICS: analytics\nTRAINING: training\nTEXT_STORAGE: text_storage\nLLM: llm */,
    "given" INT NOT NULL,
    "wording" VARCHAR(32) NOT NULL,
    "place" VARCHAR(64) NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE
) /* One change of consent; only ever appended to. The newest of a purpose is what holds. */;
CREATE INDEX IF NOT EXISTS "ix_consent_person" ON "consent_events" ("person_id", "purpose", "id");
        CREATE TABLE IF NOT EXISTS "proactive_outreaches" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "key" VARCHAR(160) NOT NULL,
    "type" VARCHAR(32) NOT NULL /* MILESTONE_CELEBRATION: milestone_celebration\nRE_ENGAGEMENT: re_engagement\nCHURN_PREVENTION: churn_prevention\nMOOD_SUPPORT: mood_support\nCHECK_IN: check_in\nFEATURE_DISCOVERY: feature_discovery */,
    "status" VARCHAR(32) NOT NULL /* AWAITING_APPROVAL: awaiting_approval\nPLANNED: planned\nCLAIMED: claimed\nSENDING: sending\nSENT: sent\nUNKNOWN: unknown\nHELD_OUT: held_out\nREFUSED: refused\nEXPIRED: expired\nCANCELLED: cancelled\nDEAD: dead */,
    "refusal" VARCHAR(64),
    "arm" VARCHAR(32) NOT NULL /* TREATED: treated\nHELD_OUT: held_out\nEXEMPT: exempt */,
    "held_out_by" VARCHAR(64),
    "experiment_period_id" BIGINT,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "score" REAL,
    "reasons" JSON NOT NULL,
    "facts" JSON NOT NULL,
    "template" VARCHAR(64),
    "template_propensity" REAL,
    "locale" VARCHAR(35),
    "text_source" VARCHAR(32) /* TEMPLATE: template\nLLM: llm\nADMIN: admin */,
    "text" TEXT,
    "propensity" REAL,
    "is_hour_random" INT NOT NULL DEFAULT 0,
    "attempt_number" SMALLINT NOT NULL DEFAULT 1,
    "person_version" BIGINT NOT NULL,
    "is_test" INT NOT NULL DEFAULT 0,
    "requested_by" BIGINT,
    "decided_at" TIMESTAMP NOT NULL,
    "due_at" TIMESTAMP NOT NULL,
    "not_before_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "lease_until" TIMESTAMP,
    "worker" VARCHAR(100),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "attempts" INT NOT NULL DEFAULT 0,
    "error" VARCHAR(255),
    "sending_at" TIMESTAMP,
    "sent_at" TIMESTAMP,
    "message_id" BIGINT,
    "response" VARCHAR(32) /* BUTTON: button\nREPLY: reply\nREACTION: reaction\nRETURN: return\nMUTE: mute\nBLOCK: block */,
    "responded_at" TIMESTAMP,
    "returned_at" TIMESTAMP,
    "muted_at" TIMESTAMP,
    "blocked_at" TIMESTAMP,
    "deleted_at" TIMESTAMP,
    "effectiveness" REAL,
    "closed_at" TIMESTAMP,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_proactive_o_bot_id_08ecb7" UNIQUE ("bot_id", "key")
) /* One message that was decided on: to be sent, held out, or refused with its reason. */;
CREATE INDEX IF NOT EXISTS "ix_outreach_due" ON "proactive_outreaches" ("status", "not_before_at", "priority");
CREATE INDEX IF NOT EXISTS "ix_outreach_person" ON "proactive_outreaches" ("person_id", "decided_at");
CREATE INDEX IF NOT EXISTS "ix_outreach_kind" ON "proactive_outreaches" ("bot_id", "type", "decided_at");
CREATE INDEX IF NOT EXISTS "ix_outreach_message" ON "proactive_outreaches" ("bot_id", "message_id");
        ALTER TABLE "engagement_person" ADD "chosen_language" VARCHAR(35);
        ALTER TABLE "engagement_person" ADD "consent_text_storage" INT;
        ALTER TABLE "engagement_person" ADD "quiet_from" SMALLINT;
        ALTER TABLE "engagement_person" ADD "quiet_until" SMALLINT;
        ALTER TABLE "engagement_person" ADD "consent_llm" INT;
        ALTER TABLE "engagement_person" ADD "noticed_at" TIMESTAMP;
        ALTER TABLE "engagement_person" ADD "consent_outreach" INT;
        ALTER TABLE "engagement_person" ADD "consent_training" INT;
        ALTER TABLE "engagement_person" ADD "muted_kinds" JSON;
        ALTER TABLE "engagement_person" ADD "consent_analytics" INT;
        ALTER TABLE "engagement_days" ADD "private_bins" BIGINT;
        ALTER TABLE "engagement_days" ADD "active_bins" BIGINT;
        ALTER TABLE "engagement_days" ADD "group_bins" BIGINT;
        CREATE INDEX IF NOT EXISTS "ix_day_presence" ON "engagement_days" ("bot_id", "day", "person_id", "active_bins");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "ix_day_presence";
        ALTER TABLE "engagement_person" DROP COLUMN "chosen_language";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_text_storage";
        ALTER TABLE "engagement_person" DROP COLUMN "quiet_from";
        ALTER TABLE "engagement_person" DROP COLUMN "quiet_until";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_llm";
        ALTER TABLE "engagement_person" DROP COLUMN "noticed_at";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_outreach";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_training";
        ALTER TABLE "engagement_person" DROP COLUMN "muted_kinds";
        ALTER TABLE "engagement_person" DROP COLUMN "consent_analytics";
        ALTER TABLE "engagement_days" DROP COLUMN "private_bins";
        ALTER TABLE "engagement_days" DROP COLUMN "active_bins";
        ALTER TABLE "engagement_days" DROP COLUMN "group_bins";
        DROP TABLE IF EXISTS "engagement_audience";
        DROP TABLE IF EXISTS "user_milestone_progress";
        DROP TABLE IF EXISTS "proactive_outreaches";
        DROP TABLE IF EXISTS "engagement_milestones";
        DROP TABLE IF EXISTS "user_behavior_patterns";
        DROP TABLE IF EXISTS "engagement_people_news";
        DROP TABLE IF EXISTS "experiment_periods";
        DROP TABLE IF EXISTS "engagement_merits";
        DROP TABLE IF EXISTS "model_versions";
        DROP TABLE IF EXISTS "consent_events";
        DROP TABLE IF EXISTS "engagement_audience_news";
        CREATE INDEX IF NOT EXISTS "ix_day_bot_day" ON "engagement_days" ("bot_id", "day");"""


MODELS_STATE = (
    "eJztXWt32zbS/is4/tL2HG2O47Rp63ySbSXRRpa8kpw0u+qhKBGSuKZAlRcr2r797+8MwL"
    "tAiaRlm1bRD6lFYgDwGVwGg7n8eULZXJ/TJWXeqxvquDY7OSd/njB9SeEPydsGOdFXq/Q7"
    "fOjpEytDoq1ikonrOfrUgwIz3XIpPDKoO3XMlWfyJk8+2pbhkvVC98jSdz0yocQx5wuPwA"
    "NvQcnSxiqJPSM6MejUdIHuHWE2wa428A+PfvNeYWOGPYXWTDY/YL0jNmLje/geeD0mc8de"
    "Q6WmtyAUHm7IdKGzOYUKoda4HrLUN8Sh0KrNXpGxQ/XpQtO9MdGZAdWJ3/7K0D2qmcaY2I"
    "5BnaAuF7vES+gT0zK9TQM+wpwueJ2645j3lNg+7zgngx6OLd31NBeRx0ZM/GzK+FdObI/g"
    "W7J2bA/6aePTZYP4K/xbJ0uT+fB8QhcmM6CrhgkIUtcNKhoxKG46ogrXnDOO1xRJwpLviO"
    "lhkzPbmdueB+3qMw++5s0pMfSN28BvRjSXtkEtjhpxKXylKbC9tBl23IVPo4QuV94GO+9Q"
    "3nsxjggTVLppQGUbD7o657ViEYOuLHuDrPzOBQRtc0rJAln/DnBhtge/jSwq0ARvAYrBJy"
    "/hawztDr7fHXPmu7xi/gA/Fx64+lw83RADBojtjdhah6lBxn/4JvW0mWMvOXPDBz7zTGvM"
    "v0kgzGsSWNprhsg0sl87Yqlv4RXBp/iOyz8IGoPPA6w0C4aJDz0KvkmM5w1ZmdM7ykFZut"
    "S6py6fEz4z//Cp5tlzCm8cmBn/+c8JjAoYd3z2UovOHX2JP3//HR7AV9Nv1MVyf57MTApI"
    "4t8Jkpnp8NEGPdG9E6Sh31Y4EmDg87L4KFxHzG/BYqDFZLzdzYq/P+HksETwH381SE6jwQ"
    "gv2WZEtaNJpFzdabzV1BIYfi0810LaC3PeZt57XhYXnIk2tS1/yeLyKxif0HJIYIpFck4Z"
    "dWC2Ywue4+MyyHzLCpbOcGUUvIqLCF4kaAw6030LF1OkFh2In51oWrc31AatoaadbC20IU"
    "VijQweTQFDgAO66nIA5tiFf/x6dvbmzc9np2/e/vLTjz///NMvp78gH/Dd9quf/xKdidES"
    "VXHM2h/a3SF2yIadQOwV+OAvTqN7uhZzPEY/Od6KciCm2c+FEPNdbAgfxHyI97AjY0QMfH"
    "JFKIV+hlCxoDILwgV+G//Lhe7I0U/SZKCHDyoAfbDE1Ab5pf5Ns0Cm9Bbw881PO0D93Oxf"
    "fmz2v3/z0w9pZLvBmzP+Ko3x/2xWCt+w/PFh+/bHAti+/TEXW3y1ja3mguQyzYG4xfwlh7"
    "kN/dKZKLYFd6KKGqN+0ml2P9w2P7TOSTgHR6z/8evw4/U5cRbQ8eWI3bT6g173nMQHo9Iz"
    "4KzIDDjLnwFnUi5BmzPToEzGqfeWrees9RLaDItmSFwbJhWeGjtAvurdXnRa5KbfumwP2r"
    "0utrLcuH9Y8Ut8BA9Mj0PQbzU7GcyT57qqUyNbR6W5UWmjhdJ3DI4vJ1vgJ1+kZ8dt91O3"
    "9wWGflAE5karCUMS0DoPj7kWzJiLTu/yU+vqnEwsG88xI3YF5Ybtz80hPjWgpGfe8w+qxe"
    "wJz/TbXLz1plfQT89cUvnkSZJmmGcEhK/CP45qBg3b163BsHl9w6eOG04d4DC+OUtPqODp"
    "928zTIkqIV/aw48Ef5J/97p87q1s15s7vMW43PDfeK480X3P1mAEarqRxCR8HD6SMDlS1J"
    "SThyXElWTimvH3eUTiXdKEHP4XITzURmQLNJzlRniC6OlOe6dZhE9f2lhOK9DK7x9b9AfY"
    "ROp28D6mXSSluyzP7iy54vZL4Da/i6nO7YhcCYh1ZnbiuqwCrzPUitV1ZvVUXFRqtu9xyV"
    "4iKtm2RXUm57WMPMPwCdAfFY8ver1Oir0X7Yxw1L29vmj1v3/9Q1pzsi0zhfDpTLc2njl1"
    "K8Kfolf4l8afN4zdqQZ/klyhXx59+g2EAw9qkF0OFeNApgrFhdJcsKxlRfADSoV5YcxjC5"
    "4K8lWaWIlXdRavElZY25z+56DXlbM4Q5blsTn1yP8RC+Tso+Iu4pFibKja+/66+VtW63fZ"
    "6V1kOYYVXGSmWmzKts2AwVK3rFw9YJryiJTcb85+fhupAvHHLuXf4LrZ6WyvYAmDwGq4Rq"
    "QK2PR2nLaGLHM3ICE9vkuCw9jMoHnk7C5hoocPJvr0bq07hpZ6kzCdZB5Fq29unbktKgXU"
    "7z/1qaV78huEhAH6rUudVsrm/GWx5a9w+IVPgy6mNUn65gBQxTBd6ZuXqwjeDRWj64NC1Q"
    "3qO0asVtReWVQ7DGQ3vLJjhmtpWhQOx4weAK3rsK4bx0a563hBo47pHQIwrOeI161QC0Dv"
    "0eHl4XgFrjOt+2K74ovELFSXH2JC9hKq92PBCqUx+8zOk8/SrxLbgu6BhLZLOOsxOrThn2"
    "LQXtCFfm/azk2i3iMR0hDP5dkyg/BSZ/DtRlAdEucLrDl+ldti7W7/Sh/Ka/E7jvF+98om"
    "cegUHQUNkpDK35E1rLXorDfZCD9B37ojMCoWRLdgy9p2p6xYD3efdC1bOOBhiYVuzbhbG3"
    "FNNqXk9a8/n5Lvb4eXP0DFgauj6RF7OvUdhxrn3IuQux2yDUG7Y+5VN/W9EUONA8HK3Qax"
    "Gfo6Lgg6FE10l7rQAfOOviJj1HiPiethNcLlzmewM7tkPNVXnu/QV6gOp1wzPk64QI5HDL"
    "sMYwB9G0N/xthfD/7lboToFsk7aHrC2VE0wv1DRWEKnCnijCdM1rQ7utntixd4twmiEKhi"
    "jnFbTrpaqPos65GHuPNFIepMqdaxorAK5ZlXP3M15ZlXE0ZkbWD58rAF/j472JDq6ZwFnk"
    "zP9fr0tICiC0rlarr4u6xyUS8/yhNER6SrfeJRzkHECx35IN/vH5OqoM7j/eSmz91bzsnK"
    "4a4tI/ah37u9OccwE/5qxAa3N61+8Mj1YaMNnsOo7XZbnXMeMYJRa8S6vS5UwwIfxef3ju"
    "F4V+RfSFtr1l23BgPu8xdEhwCm9K6vm90rYIq9XPI4H62r9vCcUMMEUfXidjhEB8CJ73l2"
    "4AQ1bOMThwpResRuep2O1uwOvrT6MCRsy9J05oKIKd6IRyPW7nba3Zb2r9tW/+s5iMyWya"
    "gG3+psoneXH3vty1b0UkTFgFqaX69bXejSSudBJnAgtS4/9W6HOJLo9M5Gofq6hVfzg4/t"
    "G/y45QTEu4UJg+6fvXZX67eg3QGU/69tMs2h0K6LX9fr4cOJbbteNDy1G/4wGKPair8btP"
    "qfed/gMHPPezW4vRhc9ts3Ag3Xn0Q4A4KfeX+5wgRbGWoR7ihRRNhf3A7guwcDxBdOFfAY"
    "ppLo6Fz0sDf8iKjaXOyuxRSB5jxukJM7VXJtSVJ0dZ4mtXFvCeZkOZwjkuO7Gzw8wjOq41"
    "m6DMIJEoXwfoSDqrcAzhVHY4JjOnSdvf7x5x9/efP2x0gKjZ7sEj63Bc2F7sIOYpi6RMjf"
    "ZcyXoqtmylc3aJ/Gls90QWJYWZLT6068k2QK7uJw492QyXVt7tSWrcw74jtIaFV8hwLxHW"
    "Lc4PupxOCr2BFIUk2Nd8iTz3AU0bqtD81h+zOI5qj41hid6555D8J5/CL57HbYb3bwkQ/c"
    "sfCIM2iLUnBQMEUpXm/8gtcbv81GlqiHWB+zrmJolbwK1PwrNf8eFn5IVk+dZ2D/ttOC06"
    "/jWxSOvped5mDQft/GE+/U0l3XBAycEQsjFWnXvStUH4X2jxqPzVmP+fOHr8uD4+yYMgka"
    "NUsKzJLwhrOkIJYkUy4sheUwLrzCRu7BSr7RljLUd0aR2aZWlwtVLxcWOjMs6ki5kMuCNN"
    "ERgX/AozQiJLst232QjqjUclJ4OZnpZnmoYyKFdGGkVRjWxw/DikZX2/gO4akc37D8MWC7"
    "y32z9dswNYq3HPwima/T634Ii2e9/tJYL6kn0XXu8K0MyiunyupOlaGJW0FRIzKqUwr77f"
    "U4aem4BeleZ/AMtYqiVWt38NDYuGqE1RS14nWteZ0yZy5+Mk6RHdGp7AmOxFtOvVlmSNRv"
    "tkPNOftEN1ua010Og2FlL4sTec4g8NjR15FFesYQn0FHLCpOE5fNwWXzqiWM2OXu0qVcdy"
    "p4oaR9gXOcULYchgvn+Aodlve7oAwXlDi2ZfkrnrSKhXmdvnOTriRu+PJ2eImeFtsuKBXr"
    "4S4oE5O5Y5EYivz4C5naPhNeI5TosUvKOzLmU2jcIOPAOsUN8joFZlfwc6mvwjRR9oiJml"
    "6Rgb900ckEyk6oaxo0yPbEfDSh49mfqLOEJl1bZAvjziSwSmIqLvoN+m5tXpEL0yOYYwt6"
    "zOOdU0103IS6qZfIjMX+4S0SrjTiw8LkWA1sbhwYlQY1iMxj3IA0eCIqgwYNG74FumUywC"
    "KgQrM9j9iOeMjJ8j1YUtMAvqtoJilDDLkUeeKzCziUQA0avg8vyZQnSd22Gs5m5UlSB0ak"
    "gk1so44idc7Fjy67W0uJ0S8Q+l2XbCAWZ42XdoY0yV8wMmTHNGgPdrB3wwW+OK5JEoWpBF"
    "O+gW7hma/sC8s/SNlXN1CfWtuXFF5K7WoZQnWarbqzJYXekuqEDKXiQVUexIeMchxI0yn8"
    "q+IvaEqs/RGBWvwfsPiHCoMyyCdpFPgPAD9Uz5QBP0mjwH/IJWdsLetLgscW8zPwZcFji9"
    "pvviAOHNjM+Q9fd+hDcE9VoOAvB7/komTHkTVFpU6tMvE98O4oowpI0ShUZUH0A7+bMqim"
    "aBSqElQDr4PSa2+GTi25RZbcELQyC26KRg1h2UlxYfvzhTfzJZ6KubCmiRSue10+YKI/0O"
    "0jruGY4H5itUga0jILiYTymPhwYDcQp9KA36Y9Joifyc2pzCBP0RwT9odb1W3Loobmryoa"
    "pWbIlVWqskp9CUz9G5ul1o0VR2aXyjOJ7DVMDfONFLZMDZOdFAmOHlmQBtaiaDkpYpC79p"
    "Jya0qy1t0wzPk7MkeTURsDl5seWcCbCaVM2JNSg+hz4IosePqjtIOWrU1eG7coXeumh2HP"
    "HaobG8IoNVzCbOJSGC8Gcey1iNYOPYGX99ThBDy2OTeDZTw4Yp6V5y6Lzm37z8Y+w03kUR"
    "iBPDAvU7abdVuPOTeV7WYdGKFsNx9gu6lEOSXK1Y0VRyHKNX3DRNeLSxRL8iS5dKEygpwe"
    "UBYT5toSH6DYQ4ZLSJg5hqeFQbcWnqBFSF78pemG4tW2AHfAuhMZcYRvUH5anFdkjG443P"
    "0nME9sCF8c9Mzh4to7Mg5DToQZdkZMJP37zm2QtYnaemjfCzrgbF6RL9gjkcDGdHnQeJ69"
    "Bv2Hgtw1GGWBeyoFOXt4FEIhsuoe93myDCD0QCgl//UNGB+FHaCqyJeZpDP7pctw4KgsM7"
    "XeJJR8WRtGqIgVJ4+gMcbVexvLXXmpparhYtFtagdmOkvP2wKhg15nFb6JHD1vt+KhP0d4"
    "pnqD/AjxmTblslOE5Y8R3MdKAVJqhYhJjhDio0j88XeD+Bkyf/zdIN4RTD5vn3tI2Ph6w3"
    "v4dXi3b/fOM98Ru3c/9blDOZE8j0mtsl9+QrAleu9d68vRmjA/q+2nMsitIVNKzowjt8l9"
    "JoNRZblbE0aUnA1Ha7z7xPD7LD+VwQ74U2QK/srw5+Y22IF9bmoDBfxu4LdMNJ7fjmCXQW"
    "iqTKOCFUEpu9CJ7RU21hRX/GNJk2NiAUauzCD08A1UvlQvZrGZglHZbNZ1VjfUnXpdGKFs"
    "NkvabNZoR7rhJlS79qNEiTK7kbDNquCjwG3O0LSfOtwfwLOJZdt3BE3P0BvgXbRbRFGiTU"
    "dEmZ6CdDqHquERI8KAUGLj9lgNocFbB+3ixmmfjjE0ZG24qRwB+CiMSgMaO38KJwXxeQV2"
    "vQS7tNhwVW179Vtt1bZXE0YkFXx8lm0BXywHb0xd50vMk5vmcNjqdwfnZKXDqugwd8Su25"
    "3WYNjrYk7eJRxPXQ8WLze74j7PZadyhnj+k7ZyhjhCZ4gLutDvTdu5CZaBPMFxq9xe8dF3"
    "qaNNAjJtlaQr4+I6DlscN0JtAwptaNNPqA4/xWwnS6oz9x3xV9DsTknxAXWiUIihJIPMJZ"
    "4PUpb7ioxh0YeKRcYTncff5LlM/jO1Dfg4OpvRqdcg97qFg8N3fd36ffww7YdjunfaJDD4"
    "4hWjoDdFmwJAv4CEGACgYUU7hENcg6UdeEibnFZJpHVc9JVEWhtGKEuv2jJB+7k6GwStYs"
    "RhGPH6xwdwQhArVhyGFW9OH8AKQaxYcRhW/PoQVvyqWPEwVgRpccJUkwVdEjNUx4T/wTwT"
    "ExjJtuAi2B7f9vso6Mr21ULwHt+e+ij4yjbLQvge30b5KPjKdsBC+B7f7ne4NAfU4alrJS"
    "vvDseLFJVyuyjidhFCJluECyAtXYIV1Duhlq3HBaCWrsYK6p1Qy5bmAlBLF2YFtRTqYENz"
    "F5gkqeTQltAq0AuBPi9/5purA9/uHMumheZnclh3Odem6SoO4Jrl5Xzk8TvXVxpeeGoYz6"
    "0c3NukCvHCiBvmAzBPEyvUC6K++vW0IuQpSoV3AbwnAJZnMuqWAztNppAulOExsL0oLoEk"
    "SZQEIg3wIQAqp7HLUClk85HVMIZshcVYTq7WieLrhLbbrqQA9nvMSxT6MvSdBaAkCV6Tn/"
    "I7plAJvx+Q8FvAqK2pOV9IwhfuGO9blEojUkjj59AZdRxq5C3v+UNeQqrG/gPGfoznmtI7"
    "qWfnYKlbVr4nhayCSnJNzVb7QKx5c/bz20iiwR+7hJnBdbPTkYRBgaGqoT20LK7kjuUlQ6"
    "d20QJri8AMU00BbDrvXHnIs+QK+VKruqi70qoekapV/SCrehBhuSI3ktSKIQdiCI/HXJkh"
    "MbViyEEYEkRvrsiQJLViyAMYEi41mu/KYmblyp9bdEqnJkvdEawb5dHN0Cl0ZYHegkWgLL"
    "pbdApdmT4Yjj/6XRkle0Sg8JTgadlsTl1PK43rNqHCV4IvoCNL0bHj0BlRqHNmgXPm0rYN"
    "blVSCuMUlcK5KM7lB3OaTCFdFOl729I9E+Pjl4c7TaswL4q5ZAnJ3f1iArXrSXa9MLdD6Y"
    "U5S6hGb5G74nT+Bgqty1RKu64u82pQ+BfAfyvKTRnoZcQK9QKo/89mpRKzheUrRdyrGbSP"
    "nZQNsdJc23emORDvD3GYqaLGqJ90mt0Pt80PrXMS5lAdsf7Hr8OP1+dEGHWM2E2rP+h1z0"
    "kc1O75wx1yiKHNmWmEqeQLLzsSWrXqFNlrMaSaQ6e4UZbbYjOECu2iaM8cCt9aCe8UqUK8"
    "KOIGnVqmbHfdh3eCUKFdFO0ox2N5vFOkCvGCiJfGWaFbZjxPcpNSFwiMnayg1rGxO70vIC"
    "/a6xG7bl21b0FURD87H0TFj+0PH8/JwpwvRuy2+6nb+wJyo8/umL2uieAo1o4HifeZKmrN"
    "qve92772vnk57PUHUCUa9c30qWc7GM68d9XqAO9sQySVrgFzRJjgbcbsMP2PSZTZycPsgB"
    "Awamio3y21TWyTqg2jiNsnXiGXtvtPU6kh/4AhrzPd2rgwbHWJ+HnrTa+CzExyRmSod2V1"
    "wj+Oix/D9nVrMGxe36SYgvme8M1ZejoET79/m2FUVAn50h5+JPiT/LvXbWV5F5Ub/hvjrZ"
    "/ovmdrIFFoupHEJHwcPsrG1qlJeoy/SZz03xsPSPq1P5FGj9GhDf9sSWqPkUbjWVn2Vzgm"
    "D5xE48GJMa7DDDh8NEgyYsQFGiUyqaUT6+zPhNHD/GHThUnvOT3mldCDNJwGXVn2Bp++Iy"
    "6lmIhM9wiMFcdrkDu68jDVGSOmh2kpGOZDY3PqQA0z6sgSZDxeU5g3Y+yZnkWBgeMGGXv0"
    "G+YFGBM4D5LxFHg5EV444qFD4cjluoAZMQ0XO+ItKJnqnm7ZcxwbtgNdW8AiCn2Ds9eIrW"
    "3HwEwctmPOTTYmHrUsl7gLc7WCviLc5PvRSfB7dPIDmTn2Mq4D3uFf8AITgtguJbxCYjIy"
    "8x1MzTFi4Q2Cy/s35gXG52T8Z/gCxsnohH/lCOAc+WenZ28bBB7Bx6afJD44fvHXX0Vzgu"
    "BPlR+jdvkxMNtLmWvLsPxhTtjPy4BHvrWEqU/ntiO5Jyim00jS11qhcdm7vr7tti+bwzbe"
    "SaJdPjQ5FUsFu+x1B+3BsNW9/IrvmAsnIbwDGbF/3TY77SE8DcxsRqz1202n1w/qod9g/Q"
    "4WHPal1elctNrdD+dkDcvkhAJnR2zQu2w3O+fEtaembo1Yp/e12cEaYeHXLWFx9vwqlCWF"
    "9qdlZllMUWfG12amwZYO+04pBUlMosIiFNGMGOZsZk59S2YButsJP015TPaJh3C/X9mm1A"
    "M2//gbERwTlAcz9TSnsqNp/koblj/Cdfb12wLr7OusBiheZ/FVZp0NTkNlAE7SHCHIZz/9"
    "VABlKJULM3+XwVmcNEvBHJMolIuhnD7BlzoEbVEeIeavT8+KCGpYLH8J4S/TsHMdRJnrlY"
    "hA3aw8JJAYXVFdKPe2sL+wbYvqLNcYP0GY4cEEKB8L/OhJEn25xvEQqF/0ep0U6hftjDal"
    "e3t90YIR/0NaWs5L6lIS55joCTEO9S1JiCMdTI0RhtFuyuMn7RCcY5KnE51Ps+ie1kdWFn"
    "rnMhtfTHGEG97hFT/i1qHaXXaKVt1k1/ome7rQ2bwqo9PEitO143SJa/Ok7ZaN7cpSXweU"
    "7z/1qZUXxU92ZXuTqPJlDoGtC/O/tu0MHulCPAJv38V4EuXdF+S+S534alxLcnz/FXkzcN"
    "36ziVrfUM8G+97SVTb9kX3PgJ+XT31HQe6GVxRCx23uJo2Gb+OFhcLUAeMDO8dGYNofzfG"
    "+2/+EiYL/gHF6T11oB0Xb5bN6YLoeJXswTMYda4PBewZcey1Ky61J459RxkRsVeIp99RvF"
    "D3FtB1fmf9CvoCa5c7JlPbhyFBFvYaavDE7Ts0M2JAOV1QA0qariYy4YzPSfCUTOjMhkax"
    "kyvLBxGEWDY0aRB4zJ/OTAf7Do00iGtD4xPb2IxYeFCn7ity5VNEbUJJ9NTAL18vdG4BEF"
    "gRGA3sOhFd4DgudG4eMI7JYK3Ovfb+T9rqIx4f8Pv3zJ34nyfxUAYx35PR4GgKeoZbBNZA"
    "v62cMAVCMAki9ee3aBxqIRkftMG6csLJYWzyH3wTk3ahYpOGT3e0pkwAamkCEHO9OAdimm"
    "O6hXjinNvBal3q3jJBoy4ui1xcqrvhJ0iSKQvVtjM9pjREm4I3LwfptOwykaBRIBcKmkIt"
    "e4qhfoLUraXQlhErf5sCqIOYay4DibqC6iRLfgDlycvB/0XoTuTMprpjmeg09UCuZ+pR7H"
    "8Z7EdNwsOZn6pFsb7OrOfKnxJXdVF5dU/HPzvUiEnO6LtulFN06uK+0MV9rPYqvzZlqNWa"
    "VOc1KaXNrXJtl6VX7K4zu7nbX+W7+BSxuqKtNaf9lVF9VqeJFadrzensPVnx64sspbrEqH"
    "yJUZ8oDn8b+LcMUvbHZnhvO9Scs0908yTRGeqxyB0iPoN0vTkQvqlgDEcKcXalLRAFY08g"
    "kgMbCFHH9K70zUmeXVD4vlEmXgYSFTQE+oLmJzxqRWTfczu8JIa+CY1lPBs/1Y1tfdBaB4"
    "jgtYWmMVCzs5TFxjhc1WhcdIkkaHKDQSjQ5gb4LGyA1gsgx0cu5bZG3ISowW1n4jAb8HCD"
    "Lt2mQ1+RsWNbFohZ/gpNabDkiI1hEFHECo1MxkFFGNUiiKQxbkUAAz/GgeWQ+BJhCXSOLY"
    "n2NwTdTqnT4KTwxSOGZjyBrSVxTZicBS148D4na7ijLFlqackivbdDgT/HM1l6U5eS8l/u"
    "yiy9sgOpfSs2AQ9ZU0Y7myQ5JsntcEnWFrY/X3gz3yqj804RKVwluBqUrkogGhZXWEqwnD"
    "gmjLYSaMYECk8JnpiyyCy1jCYoFKJSRANZsBSmCRqF6o5UaK6/lJxi92dCC+iUUVkR86YQ"
    "tDJuqikaNYRl1+GJc2IJYLNkClvZops4l1e4PsmSqwuUWl+gKN290t3XjRUH1N0/n1b5En"
    "oP/2/dU95/qWY5VaaxT7s8FaU1isVLhGEWGk/UoQY1vCM2szbCwROapAzjInv2KzJcUMLo"
    "mrqhzth3Vqh+DV0kFzZ8vTwA86Eb4b6sGPYH2oi8U6Eu9D8M1cHYDKYKFE6hfDAQV1+jT6"
    "ulT+k4qQvmvouBhnx/pOKUS2R6rRO9xT/Rm7Oxzy8yZFo8s5VnZN0W5MYOfbLyjHwuo4J4"
    "oqWRLxY5OUFe5zg1J73bIZwaLz+eE9v3uK/7iDW7zc7XYftycE54OhPPnLojNuw3210e/Z"
    "jzhgc/HrZ+g6qHvT7PFcsDALoeoIr5Yjud63NiWcvscp3D5EeOgzM3YdeSTKNdxssRzRMa"
    "Lj/PseGA9svBnimfN3KcEyR1nivFF6xHHstcuigDcERwhPA+QtB8FUpJKR+U8kEpH5Tyoa"
    "ryoRfIkic5iofofWOf0mHl2CIqqRbKp2UyQIXZkLhFGZpqGXRqGjyz0XkQiQlPxw2ygE9D"
    "CZinSHLozIezOlmb3oKYnktENlG54uGwTaDa4cvC5loLsZW4/DUMec93CUIpVBHBAzRw45"
    "ZpM1REcIs0NDKDdhf6PVq5oUw+jnQbQZwrGNlOFLkK3omx1Ajs6uhyxR1biW5hfC+fWfCJ"
    "XLgngXDPv1OHlVioVLDTTQ9QmfhAdj5iBP67o5tzggBB5cSy5+ZUt0Kw3pGlbnBlTdjyHc"
    "w2/jHwwLTR2g/r4Cjp1jm5tI3ICG/uwxAVcLu6aRBmR6V5ztdz8mWxiU3zmGvyr20Q/hMG"
    "iQB9Zs592EoCWsx+yyl1Hn4sSGOFBoAzE+8TOM07woQ6iW1EYLHQqpGsHdujQVUwYlcUWv"
    "Xg+0EkQ/0Qb1BEMeN4Y6JO0T20LmREX9pQG7arW5a9DjJvBfWF/NAKVByWTVQe1GK6PD2o"
    "5gDI9vKca8GibhiwsjDMTCbe8vhlHGCQUfA7pzrDcQwnJYcFWMBAJhNTDzuJgxtnqDaBzn"
    "X0DU9ixr+IfkOW8sRovEo+DYA7uNgExMwGOh5eDcSmc9J0MayaPofFD4OeCQ97HKk6418J"
    "o8e+D9n4h29Sj3+JmAxrHaZL/M3onw01wscZ8CUi6xksp5t3ofkpiAaopAso6GxG+WoD8M"
    "Nw+MdrnEmvYcaGWr41jFN7zWeOztw1cJ/Pt6ll71DuJaOawbTYHYNNTGwsmoKF73YwNRxg"
    "fwG1X7hY7gmHlgm+ljY6FetYsfBrUXt79Yy58d54+crt4gJSpdVgRdIKKVOj1gIqpU6to4"
    "jZUOrUujAiBh7XvS3U8zUWQfEj1Fe8fntaQGEBpXYkxTndytYSrJ1VNNUhbZ2xPrlud+C0"
    "3+u2tMtWp3UR5ueLXXuSqUFZv6W1uh+aH1rXre4QQ7hq8elixC4/3va72k2/9RneinSBC9"
    "9hIF/xm01ew3Wvd6UNbm9uen2oABPYa66/WtkOp29dftLanI5O7zQTyr9vNYe30OxVe3DZ"
    "+9zqf4XvprCRQ9OG6U5BXnFqkgkwli+qDJaYutbDpfml2R62ux+05s1Nv/cZ8zPqKBkC8B"
    "qcNx37HlM13nSa3W7r6pyAzMxAsAXWdprta3wytXSQWeHJoNW94pceIEobIuEjH1MuH0q3"
    "3U/d3hcYCT67Yzyh7sdW50rr3UKJUCTG4fj+doC1Bqc+nmSy3ccnwhsJW252YWR3eNuIPB"
    "46Ruyq1YQHBtWNegye4EBWZiVPkFQaMjULSPHYymfdkRjFFpubAWmtJyZeNg5xkKMg7eEQ"
    "l02Y1m+t65shzg44z3r1GPqJE26Z4Z8hU1Ng/xSINQaa0AaVltjzaqgkv9cN/eexhghVD1"
    "t82J15NUn3oiOpHSLRKsiBjsxxP9/lIaJQoVwL+DoECuBthPMT+yVIVGq/B6T24/rzMsBH"
    "BAr2B8Ae6vvLSCRJGiWO7BdHJPcvpdbwHHq1ohdY0S17qlulRndMcXxj+02RDMRv8hMQv5"
    "FneXZt38mzJyugPkxXUWPUT4ZwquzA8fM8uieNrVRHrHl1jTo9flFYjyMnQrvNliE8zVtp"
    "vsmszurEg4OYmbV+G+7eSaNlptPrfgiLZ7fX7AGn0uKu1vTSa3raEkFysN8TTzpDrIJKFw"
    "kq7eGK52mwmk+oU/YQv039dEf511m8Xz9gNz3cUT6wlAgcwsppp7Zp1b1yZcVUYONTfhkJ"
    "qdT6UWD9cCh8pYtRiWXa712DPUupVLBVR3rCLmqLA3vdEtLEyi2h1m4Jhk8rcjkiVByuNY"
    "e3TDtLMnrbNFTxu878FmYebsV8UylixelacxpkTpdqPvNMiZXMXlZnqFU+lzqzem07d7LD"
    "9E5H5zvpAfpFqugydq2nhexaT3fYtZ5u2bVyr6ZyB46I5EWbGzzx2SLQ8JSJZZckedFQHy"
    "xwHXUcu9RyEBEc32pw9lORuyoolbsa8HcZ+xlhglsxgVaKWO2sdd5ZecSqqlxW+VhfAosT"
    "fneltvc0ndImVt3xgZUrDA0n36/2X/sn6Wu8fZ1c3A6H6OIz8T1PuAbddL6iJ8bK2uCv5q"
    "VwAQrDduOz4W2fP/F8B12BbtFiYOmjtcBFp3f5CSqz7OndSYVt8TE8MpAPlfXCWXK1aNZ5"
    "0RRDsjqvU9SK1XVmNa43FfmcJFVMrjOT+T5Slc1pYsXoOjNaBGeqfHebJFaMrjOjUwFktn"
    "m9w5Jwi1IZExYwJhSBdyqGakzSqmlV52mlAjWqQI11Y8VRBGpsRZ7SN9xR+iQnYONWucbe"
    "XMRZH+yCYRs/2mse+XBKiWHe80iKK2qvLPjpIz8wNB7GpaPnRE9kfXB1y8PAiu4Cg/ZN6N"
    "xkLhRgdI0E26EbH6cZnjXCwvB3PObi6GRu2RPdGp3woI86D3P4nQjj+IqMeSVjEQaRN411"
    "xmEiT3nwuSoZI+KIVbwvfBf1dMcrGlUtcJqPiMNpe9JQMc7qsTo3iIpxVhNGJGx/wvlS2F"
    "kxJKhzzJaKN8CHd8TFtbcMumF5BW4RcHEvKnVgjShUIs4iJ9XEBryF8v5r7RSxMgGt9WGV"
    "Vr+Oo+oqrsZM3joSP9+57dqGY+TnwIMw58yWKtPYd15bYunQKbFEiP0wGRQeY/DMBJIknH"
    "B4bfKA+bsIpJHkJ7axEQHLeaFGEIV9ZU7vLGq8I2iGuAly7YVR7kUrcKgzeIR4j6x0NwwL"
    "DhvX2U9vz0lPBCjH6sMo8CJkp3tOulGgfTE53TCgPA9cP7OdgMIyJ47uBN1zp+ad6f2Dh0"
    "lPlcdI5VGQegwimog0H8ExhSbhxMfj1AfB6XlEcx6zPuw6de6xe20vTEnIj6lYF/zWMXD6"
    "O8QVg1QjsCKkfpDgEAotbcx6yKJQ9TrmJOTVYV8til1ybH++4BHP4zjwOsG0uv/A8QtftM"
    "HQ8jxlovew02kiSZr4sgJnUzFOsXiQMkodTut3JlKH05ow4m+Xz5AHdw4iOoswziJ884jB"
    "ri+yF/KcFtmt6Xmst/j/pRzJ8fsLyteZBbU50uLGLltoGGzYeQuNIXNSn2w8kXTohQG8a8"
    "0IAsxFojbgeNHuNvtf5UF0LiQB6S6+DlvNbTUCyFaltDQRhRrUBQZ1KKKWgThJo0AuAHIg"
    "1ZdS5cYkRwjxI4TTth3zf7JL5FwpMEFxRGb/B/M+c+x1Gfe9sPgxSdSHw5If0rfR3BVHOK"
    "RQ8WwfEM9WKCQkQtuuYE4xkcrTXTykU6BwKQd1TKSgLg51oIusdiWQJlZXP+pWIP9WoImx"
    "a5tTb8elQLJIY9+dAI+FqwnHuDJXAiI5apB0U6ilUWf+jtzRlYeaesZ110Hy1EBTrk8wp6"
    "jpEhi8YTLN7cuDg1TNzbQ83ZlTkRtXJyuX+obNNkvy/VhYJL4yjfEP4V2DTobUonNHXxIz"
    "N81nMZ03oFfUDCsJvxbObqXurp+WVam7a8KIREQTPnfKQp+kUuBXBz/aX4qqT2KKI9SePE"
    "JOCr53lRvbMc0RqU+eemA7cx+lpFKpblJED1IP1IwHT60dgFd+ORPQmKLGMSoqriqPEmIp"
    "kk63QN57UE2SqmOqOqbmH1NvLH9usoGnc4WJ9JiaLNLYd0xd8cKaG5UudEp1oCLMZwAHSH"
    "GqjO3R3pGxEMLH5BTPhzN03rEsLAGHvaX8aPrA+iQHyuSxEROi/545Yaoznzrz1XOxfB7p"
    "DOdICeEgKH6EB45HicV6r1u+xFgpX+6NCNSV2AOEXuF7WjXEQYpYSWVKKsuXygb+KlRG50"
    "llySJ7pTI3Llzw7qBJYEkG8WmhuwuUjfRQjQ9/rxf2Eg35uWSFJugTlLimtmOgybvpocu0"
    "Zd4Lo33T4Zp+35E4fj9GI3if8MX0FmRsmTNxChpjkQ336L4DhjOiz2HQNjAOoXBSWAB6FD"
    "0URB4HYWcPIuzGJT4LG22M2MJe8ysITFeIXdAdB3tQRGY0zDkmOVJiY42kFSU21oQRieBc"
    "YpqUkBxjiiMUHh/BtzjYCSp7v2bplSBTO0EmbT47q6xFTNEqF9i6sblG8uo/7UnfzxVVg7"
    "d7pdT/2hPN8YtLqFD+O5cARajeE7FyeHyfyBdTZp8CoptIwueimMmlS8PmtiqYFUYmpz5W"
    "U9z6hadJGZM52gFzsxkuZLr2kqITDPH0u8D/FdpvcDdSqIqXWdjAIWwX/k9FT7AFdLJdO6"
    "aH0vA4kceIG9jwv4R1jo41sjDC0oRaNpu7GOnI9FwiEuSE7fHSM9204MPCZiZ0xAAjeMIF"
    "6ldkLO54xg0y5vk0xpx4HF26jXmHI6meS/mAWxBxae3YHs2XpYEFfOaImFdZQTpl4RMULR"
    "VnKRh8WkDEB6bcvAeX10Rjkao7mTCqeHucakdr6oRQyxNCMMSKSqnh4FUi6n4RdRVFtSuK"
    "bkyhAC5yBghXrG189zsfR8R1hvqk3/rXLQhVrSvMHRFkPR6x/m23y/2Og21vxAa3l5et1h"
    "WWc/3plFIDy71vtjv4SOx3I3bZ7F62OvzRFEGxLLFBPL/rlkrK9kTh5FQqyWM+SqlUkk96"
    "falSHB7EMTLY16pmoEmTq0WpzotSvSIWKkY/GqNnJjPdRVVOZ6gVq+vM6pVjY3Wl7NeTNM"
    "p8/fDm67uiCuSYryvcS+Cu8jI/stNALNZNpAG38vUCWUrlmaQ8k17iEiM0dFo0nCWzYFdY"
    "DRn5EwbYiJ4kOSG/AT0EBx4YWaNGV9BN6pjTxUleqAXxtrE3ykJcbt8FdD78++MRlLrU+7"
    "vc6D1QM5J/V3cfx90uKnYkSOp8z1EnyQMnVgmEg+JHiO6jqEyhRS9YrIpKFAkS5fVRUqB4"
    "1o3tr/8HH6HrvQ=="
)
