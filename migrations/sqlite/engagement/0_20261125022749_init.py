from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "engagement_person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "language" VARCHAR(35),
    "zone" VARCHAR(64),
    "zone_source" VARCHAR(32) /* LANGUAGE: language\nRHYTHM: rhythm\nPERSON: person */,
    "zone_confidence" REAL,
    "reachability" VARCHAR(32) NOT NULL DEFAULT 'unknown' /* UNKNOWN: unknown\nREACHABLE: reachable\nBLOCKED: blocked\nDEACTIVATED: deactivated */,
    "reach_at" TIMESTAMP,
    "reach_update_id" BIGINT,
    "source" VARCHAR(64),
    "version" BIGINT NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMP NOT NULL,
    "last_seen_at" TIMESTAMP NOT NULL,
    "last_sent_at" TIMESTAMP,
    CONSTRAINT "uid_engagement__bot_id_9d850f" UNIQUE ("bot_id", "telegram_id")
) /* Holds what must be right at the moment of a decision; no name, no text. */;
CREATE INDEX IF NOT EXISTS "ix_person_first_seen" ON "engagement_person" ("bot_id", "first_seen_at");
CREATE INDEX IF NOT EXISTS "ix_person_last_seen" ON "engagement_person" ("bot_id", "last_seen_at");
CREATE TABLE IF NOT EXISTS "user_engagements" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "source_key" VARCHAR(100) NOT NULL,
    "chat_id" BIGINT,
    "chat_kind" VARCHAR(32) NOT NULL /* PRIVATE: private\nGROUP: group\nSUPERGROUP: supergroup\nCHANNEL: channel\nNONE: none */,
    "type" VARCHAR(32) NOT NULL /* MESSAGE: message\nCOMMAND: command\nEDIT: edit\nBUTTON: button\nREACTION: reaction\nPOLL_ANSWER: poll_answer\nPOLL: poll\nINLINE_QUERY: inline_query\nINLINE_CHOICE: inline_choice\nPAYMENT: payment\nCHECKOUT: checkout\nMEMBERSHIP: membership\nJOIN_REQUEST: join_request\nBOOST: boost\nCHANNEL_POST: channel_post\nSERVICE: service\nSUBSCRIPTION: subscription\nEVENT: event\nBOT_MESSAGE: bot_message\nBUSINESS: business\nGUEST: guest\nOTHER: other */,
    "content_type" VARCHAR(64) NOT NULL,
    "command" VARCHAR(64),
    "feature" VARCHAR(64),
    "length" INT NOT NULL,
    "has_media" INT NOT NULL,
    "is_reply" INT NOT NULL,
    "sentiment_score" REAL,
    "sentiment_label" VARCHAR(32) /* VERY_NEGATIVE: very_negative\nNEGATIVE: negative\nNEUTRAL: neutral\nPOSITIVE: positive\nVERY_POSITIVE: very_positive\nUNKNOWN: unknown */,
    "sentiment_confidence" REAL,
    "sentiment_source" VARCHAR(32) /* RULES: rules\nCLASSIFIER: classifier\nLANGUAGE_MODEL: language_model */,
    "quality" REAL,
    "reply_latency_ms" BIGINT,
    "handler_ms" INT,
    "handled" INT,
    "failed" INT,
    "language" VARCHAR(35),
    "text" TEXT,
    "meta" JSON,
    "slot" INT NOT NULL,
    "occurred_at" TIMESTAMP NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_user_engage_bot_id_fcc1e6" UNIQUE ("bot_id", "source_key")
) /* A recorded interaction; written by the bulk path alone. */;
CREATE INDEX IF NOT EXISTS "ix_engagement_person_time" ON "user_engagements" ("person_id", "occurred_at");
CREATE INDEX IF NOT EXISTS "ix_engagement_bot_slot" ON "user_engagements" ("bot_id", "slot", "person_id");
CREATE TABLE IF NOT EXISTS "engagement_days" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "interactions" INT NOT NULL,
    "sessions" INT NOT NULL,
    "bins" JSON NOT NULL,
    "types" JSON NOT NULL,
    "features" JSON NOT NULL,
    "contents" JSON NOT NULL,
    "sentiment_sum" REAL NOT NULL,
    "sentiment_square_sum" REAL NOT NULL,
    "sentiment_n" INT NOT NULL,
    "positives" INT NOT NULL,
    "negatives" INT NOT NULL,
    "quality_sum" REAL NOT NULL,
    "quality_n" INT NOT NULL,
    "thoughtful" INT NOT NULL,
    "reply_latency_sum_ms" BIGINT NOT NULL,
    "reply_latency_n" INT NOT NULL,
    "handler_sum_ms" BIGINT NOT NULL,
    "handler_n" INT NOT NULL,
    "rolled_up_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_engagement__person__0fc9b0" UNIQUE ("person_id", "day")
) /* The rollup of one person's interactions of one UTC day. */;
CREATE INDEX IF NOT EXISTS "ix_day_bot_day" ON "engagement_days" ("bot_id", "day");
CREATE TABLE IF NOT EXISTS "admin_actions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "admin_id" BIGINT NOT NULL,
    "action" VARCHAR(64) NOT NULL,
    "target" BIGINT,
    "arguments" JSON,
    "result" VARCHAR(255),
    "acted_at" TIMESTAMP NOT NULL
) /* One thing an admin asked for; kept when the person it was about is erased. */;
CREATE INDEX IF NOT EXISTS "ix_admin_action_time" ON "admin_actions" ("bot_id", "acted_at");
CREATE TABLE IF NOT EXISTS "plugin_state" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "value" JSON NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_plugin_stat_bot_id_61f1cb" UNIQUE ("bot_id", "key")
) /* One remembered thing of one bot; `bot_id` 0 is for all of them. */;
CREATE TABLE IF NOT EXISTS "suppressions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "suppressed_at" TIMESTAMP NOT NULL,
    "lifted_at" TIMESTAMP,
    CONSTRAINT "uid_suppression_bot_id_f44dc3" UNIQUE ("bot_id", "digest")
) /* A keyed hash of a person of whom nothing may be recorded; it outlives their erasure. */;
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "suppressions";
        DROP TABLE IF EXISTS "plugin_state";
        DROP TABLE IF EXISTS "admin_actions";
        DROP TABLE IF EXISTS "engagement_days";
        DROP TABLE IF EXISTS "user_engagements";
        DROP TABLE IF EXISTS "engagement_person";"""


MODELS_STATE = (
    "eJztXW13mzoS/is6/rLtOdmcNH296SfHcRtvHTvrl/a+5B4sg2zYgESRSOK92/++IwEGDN"
    "jGSRPiyzdb0kjiGY00o5mBvxqEzvGcOISKw0vicUYbJ+ivBsUOgR85tQeogV03XScLBZ7a"
    "KySaG5NMufCwLqDBDNucQJFBuO5ZrrDUkI1zZhsc3ZpYIMfnAk0J8qy5KRAUCJMgh8kuEZ"
    "shjAyiWxzoPiLKkJzqgfwhyJ04lIMZTIfRLDp/wH6v6BWd3MDzQPUEzT12C51awkQEChdI"
    "NzGdE+gQeo37QQ5eII/AqIweoolHsG5qWEwQpgZ0F/z3XQMLolnGBDHPIF7YF5dTUi3w1L"
    "ItsTiAh7B0U/WJPc+6IYj5auKKDGY4sTEXGpfIy0Es+diEqqecMoFkLbr1mIB5MlnqHCDf"
    "lb8xcizqQ/mUmBY1FIg+tb77RBNsTqCpB1D+8UcDuoGJKnYTm8w97Mi/f/4JBUBH7giX7f"
    "5qzCwCqMvfCZKZ5anpEQrTa0gacucCOhIp1VYWRQvPugtXjxaTqXEXrqpvKHJYU+rPjwNU"
    "MGgISckxl1RrhpSU7rWmRk3JTPS0UK5FtKfWvEPFJ9VWrtCppjPbd2jc3l0IE0aOCKxAqu"
    "aEEg+WhxxBeL6UG+rbdihrkSgFvIqbBLxI0Bhkhn1bSp+kDiYQlzU0rdcfacP2SNMaGcmM"
    "KBJCFRbpgCHAAVPlCoC5nMI/fzk+fv36/fHR63cf3r55//7th6MPkg+yLlv1/kcwmRitoC"
    "uFWedzpzeSE2KwdQSbiyz4oWiwwFrM8Rj95HrblgMxzWYuRJivY0NUEPMh3vT2jBEx8Mkd"
    "oRT6K4Q1C3ZmgQ0Hhw+Hbxb/lom9fPSTNCvQwwNtAX24xVQGeQffaTYoIcKEv6/frgH1a3"
    "PQOm8OXrx++zKNbC+sOVZVaYz/y2gpfKP2+4ftuzdbYPvuTSG2siqLrcaZ7+kFELep7yiY"
    "OzAvTINmGbgTXVQY9Ua32fs8bn5un6BIBq/o4Py30fnFCfJMmLhzRS/bg2G/d4JiTbq0BB"
    "xvIwHHxRJwnMslGHNmGYTmceqTzXDBXp9Du8KimSSuDJO2Fo01IJ/1x6fdNroctFudYaff"
    "k6M4C/7djitlERRYQkEwaDe7K5gnDYFdRWO1j51kY6eDFlpfU3ZLGxnwkxVp6Rj3vvT632"
    "Dph01ANtpNWJKA1klkF9kgMafdfutL++wETW2mXxOwq86g3ajztTmSpQa0FNaNeqBKSE9k"
    "BGa5OBb6GcxTWA7JF54k6QrzjJDwMPqxVxI06ly0h6PmxaUSHR6JDnBY1hynBSosffFuhS"
    "nLTtC3zugcyb/o935PyZ7LuJh7asS43eh3aVc2sC+YBitQw0YSk6g4Ksph8tKyL6cP5xDv"
    "pBNXjL9PoxKv0yby4X8WykNlVLbwSqzcCk8QPZ61d7SK8NFzW8vpC7Ty50eG/gEOkaoZ3v"
    "t0iqTuLsuze5W85vZz4La6vN+d20vyWkGsGrOlw2B2nbi0lgVTrF/fYs/QUjUJZwIVRDrO"
    "lL8ie8iG1J++DIiNRf6ZmvDhjTkBQzHptnuWSyAuDaeYEiQDLx4AqhimM7x4vltjFiq56t"
    "gxK1qH2Srn2FktwRSwMcKx5UjFa6zAm5xdieu9yj601+I6vp1TuYk8okv3qIESgvQR3XqW"
    "EISi6SLwjvr2NXKxMBG2GSVZJ/KO/SinMbdZ4IyVLUxsz5AJFgbiFtUJevXL+yP0YjxqvY"
    "SOQwevJRDTdd/ziHGC5GJWzmm6QPLyDGGPIN0XV3TmMQfJzvkBYlR6eE0kvWJTzAmHCVjX"
    "5BBNpPN6griQ3RDHFQvkU5twjiY6doXvkUMumEc01W4bx29gHmnXZLHe7xt6UgOi6Hm2c8"
    "JmIgi06MAq6/2V8CgxX06m1Oiyo6iL2gtcPdOo9gJXhBGr9y1qe8iAv+nOJaJ6vIvpR7t4"
    "eXV0tMXNC7QqvHpRdWmsdROXX+UJovpWcddVrkC8hkfe1ReT6qDK671xOVCulBPkesqNck"
    "U/D/rjyxMZA+e7V3Q4vmwPwiLuw0EblsOq7fXa3RMVzkaJfUV7YEvBFEJ/+NN7YhTeO/Iv"
    "oq0068BMHSr/sgPajnIvt/oXF83eGTCFOY4KQmyfdUYniBgWaJSn49FIOpunvhAsdLiNOr"
    "LEI4HGe0Uv+92u1uwNv7UHsCSYbWuY8lviBTVB0RXt9LqdXlv797g9+O0ENFvbokSDZ/UW"
    "y7rWeb/Tai8rdZNZOszwsvnbRbsHU3LxQupgciG1W1/645FcSUS/ZlL3vWhfnLYHw/POpX"
    "w4ZwrqnWnBovtXv9PTBm0Ydwjt/8MsqnkExuXy6fp9WThljIvl8tQuVWG4RjVX1Q3bg69q"
    "bmBz3KhZDcenw9agcxmgwf3pEmdA8KuaL7lRsz0FfixxlxrFEvvT8RCeeziU+ILyD8UgSs"
    "FE58EM+6NziSpTanclRASGE1IRLhaVgkNmha7KYlIZV0ook+VwXpLUzqrNCM8IliZvGYQT"
    "JDXCmxEOu84AXKiOxgT7ZHQdv3rz/s2H1+/eLLXQZck65TOraJqYwwliWDhHyWfMJpjmw5"
    "qiW0EWTkD7GUK7Tmnv97upm//TzooK3xtLheHFK7WU40irLOAWB43BtXOs17V4J8lquLeH"
    "WzqsLHXXxnWWtzOviSXMoa1jCbeIJYxxg+cn9q4mUE43FT4hG1/BFNF67c/NUecrqOYya0"
    "ujZI6FdQPKeVyRLBuPBs2uLPKBO7Y0cYadoBUYClbQSvUbV6h+49rVKMZqqPUx63YM4y3q"
    "oJa/UvJ3v1D3vH6qLIGDcbcN1q/n2wRM31a3ORx2PnWkxavbmHMLMPCuaBQVr130z+T1UR"
    "QbrznMCHaZp5ef7z7OD8ReIzIJmlpKtop4B3UKjhYBe8tCc/I8+mtjaLPU9XX3rtfdJqaG"
    "TbxcLhSyIE20R+A/oHEnEcrz36w37ZZUu1kaFUP1cQyNGbbKQx0T1UhvjXSdhPrzk1BltE"
    "4W3xGUFqVY3+UFhT5LbNeFgbZ/HaVWcYThi4vmry9TWki33/scNU9g3ur2T1ewdojIuX37"
    "17Dfy8c6ar8agGvpAv0P2RZ/hiffGswlEOsxX4X3IB1OKztYxTwKutpS1ViGedVXyNn9OB"
    "l7l4F0Y1j5CnWdQ1C5sPK00RREqe6aX5qirnldaV6nAmy3t4xTZHtklT2CSZxJ4FhlRs6F"
    "EPOINadfyCJzl1ecehC/ae15caIo5QCKPXy7jJFeCQ2nMBGbBNZEqzlsNc/aQVh1fmrMz0"
    "5fSOd9FGQvZJJDtn4lXpScsjl3YWQS5DHb9l31jjdKwpeA/IMncxB4VDketWSyQDZ3Ycd+"
    "VO7C1KJ8gkz1Cr03H5DOfBqkGxCE41yGj2iiRGhygCZhvARX77hDkzAQCP462FWv1ONIsC"
    "sa9HSIhr7DZXYCtJ0SbhnyFXrE8oAxMqhLzglm6MCQnAUv11P5ELBLyjfXkTuYu70ozlpI"
    "LTSg3PZNdarpwaZEAWilMgSMYAnUCQJV268VJ+sEgSowIpWdl0Vd6qX5mIfN1+mizxD6db"
    "4T0C1XY1LW5oAWbxgrZPu0aB/MOubR/r49rkmSGtMcTKXWUObGLGp/rxuzqoH62FdmwRAl"
    "UF8S1LDfA/ZI3y2DfJKmBv8e4EfWRRnwkzQ1+Pe5o4/Dj3wn5+Zjq8DNgHLHgJhnxIEHjh"
    "v77mOP3Af3VAc1/OXgz7nnW6MspqhqfTFHX4zCZcso4SmaGtUcVKNA5jKopmhqVHNQDcM4"
    "S++9K3T1lrvNlhuBVmbDTdHUSzjvQw0m8+emmPk5qR/FH2lIEdW45uCajjkGQb9n1HLcwz"
    "7B/cjXzWlIy2wkOZT7xIcHjmL2dlrwWdp9gviJovTLLPIUzT5h/3C7OrNtYmi+u2NM1Qp5"
    "HVRVB1U9B6b+jaOqqsaKvQirahqORZt6+Oy5QVXJJgebQqqwbKwlvNubA6r6VEYXAdIIU6"
    "ToEebXxEAz5n1E18QV8fcyAyzlq1hvMUd4Kr+0aXEEy4YTIxtj9XBdq7Argb05CV4ai5HL"
    "iW8wunDQi0mwhg8tY/LyAFH56VFoMAq/n4eswi93bhf2BOht+4rWJPyb3s5aR0DVEVDV3F"
    "mfRk8PZKcs9EmqGvzdwV+eL9vmJsYU9VvstngDWHB2lVvbMU2dkLDzwvbmvlM2GCJFVCcs"
    "7h4MAVVy/iW2lZhiH5Jy07vK8dttMp6hVeG+ouoyO/euiW1J0voCpnIXMJkbgKczUy9tf2"
    "7RocDKcM41U5NNDjaZqa5qrPFl662sVI8ELzUGAzKwKsPcHFC/P6JJoIRP0JG0D8HARNi2"
    "VaaMSZx80/Se/W34Ikjep0Bqm6+2+aq5WT6Ndlbyexj1hzBKfQjjBtt+zvtmivXeJUEdAX"
    "yf8GsT0/muOlmauNbKaq2sWCsb+m50GV2klSWbbNTKeNx46w/JwZYM6pOJuak+xxZd48Pv"
    "W5M5iLJAs3LwAk3J8nNxH9XX3Hxhy6DKMLdZ3vTLD69lVLWfMYj0J3yzhIkmtjULrKCJbL"
    "JQH5JT76RFeA6L9kB+9gOGwQLGd12QNZmSDeogCRKvg0/I+TQa9OCKmuxWuSBkjIycAvY8"
    "OYNtdEbDmhPYY2u1sULaSq02VoQRiWTpQExKaI4xxR4qjw9/Wx2dBLtqMRn6WpGpnCKTej"
    "lldAjuwOsUbf157aqxuUL6apN4lm4Wqaph7UYtFcftNumnxUzeHAxSSuf6uyhc9wwfLVal"
    "QF/mJR3QCZI9PNN/jq8IBKsEwmHzPUT353x3NkihL3PhliCpr9xKXrk96cH24/8/13rg"
)
